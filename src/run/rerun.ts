import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { firstLine, GpcError, messageOf } from '../core/index.js'
import { isGreen } from './verdict.js'

const scenario = z.object({ variant: z.string(), scenario: z.string(), name: z.string(), verdict: z.string() })
const findingsSchema = z.object({ scenarios: z.array(scenario).min(1) })
const inputsSchema = z.object({ target: z.string().optional() })

/** A run of earlier, as far as it takes to run part of it again. */
export interface FormerRun {
  readonly folder: string
  /** Target file of the run; the embedded target where absent. */
  readonly target?: string
  readonly variants: readonly string[]
  /** Scenarios that were not green: variant, feature file and line, name. */
  readonly notGreen: readonly z.output<typeof scenario>[]
}

/**
 * Reads what a run left.
 *
 * @param run - folder of a run, or its name below `reports`
 * @throws GpcError for a folder that holds no run
 */
export function readRun(run: string, reports: string): FormerRun {
  const folder = [run, join(reports, run)].find((f) => existsSync(f) && statSync(f).isDirectory())
  if (folder === undefined) throw new GpcError('no-such-run', `${run}: there is no such run in ${reports}`)
  const { scenarios } = read(folder, 'findings.json', findingsSchema)
  const { target } = existsSync(join(folder, 'inputs.json')) ? read(folder, 'inputs.json', inputsSchema) : {}
  return {
    folder,
    ...(target !== undefined && { target }),
    variants: [...new Set(scenarios.map((s) => s.variant))],
    notGreen: scenarios.filter((s) => !isGreen(s.verdict)),
  }
}

function read<S extends z.ZodType>(folder: string, name: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
    throw new GpcError('run-unreadable', `${folder} holds no run: ${name}: ${firstLine(why)}`, 2, { cause: error })
  }
}
