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
  }),
)

/** The list of defects, checked for its form. */
export const knownDefects = DEFECTS.parse(parse(readFileSync(inPackage('profiles', 'known-defects.yaml'), 'utf8')))

/** The facts that are explained, as `<definition> <fact>`. */
export function explained(which: 'differs' | 'trees'): Set<string> {
  const listed = knownDefects.flatMap((d) => Object.entries(d[which] ?? {}))
  return new Set(listed.flatMap(([definition, facts]) => facts.map((fact) => `${definition} ${fact}`)))
}
