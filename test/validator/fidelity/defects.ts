import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { inPackage } from '../../../src/core/index.js'

const facts = z.record(z.string(), z.array(z.string()))

const DEFECTS = z.array(
  z.strictObject({
    id: z.string(),
    wrong: z.string(),
    done: z.string(),
    where: z.array(z.string()).optional(),
    differs: facts.optional(),
    trees: facts.optional(),
    absent: z.array(z.string()).optional(),
    targets: z
      .strictObject({ of: z.array(z.string()), also: z.array(z.string()), pages: z.array(z.string()) })
      .optional(),
  }),
)

/** The list of defects, checked for its form. */
export const knownDefects = DEFECTS.parse(parse(readFileSync(inPackage('profiles', 'known-defects.yaml'), 'utf8')))

/** A difference that was found: `gpconnect/base/X Patient.name min`. */
export type Found = string

/**
 * What the list does not explain, and what it explains though it is not there. An entry for a whole folder is written
 * `fhir-stu3/*`.
 */
export function unaccounted(
  which: 'differs' | 'trees',
  found: readonly Found[],
): { unexplained: Found[]; stale: Found[] } {
  const listed = knownDefects
    .flatMap((d) => Object.entries(d[which] ?? {}))
    .flatMap(([definition, facts]) => facts.map((fact) => `${definition} ${fact}`))
  const accounts = new Map(listed.map((entry) => [entry, 0]))
  const unexplained = found.filter((difference) => {
    const entry = [difference, difference.replace(/\/[^/ ]+ /, '/* ')].find((e) => accounts.has(e))
    if (entry !== undefined) accounts.set(entry, (accounts.get(entry) ?? 0) + 1)
    return entry === undefined
  })
  return { unexplained, stale: [...accounts].filter(([, times]) => times === 0).map(([entry]) => entry) }
}
