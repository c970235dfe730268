import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Validator } from '../src/validator/index.js'

/**
 * What the validator costs: cold (a process of its own for one Patient), warm on each set of definitions with all
 * checks on, and for a record of 4 MB. Aims: 0.8 s cold, 8 MB/s warm, 0.5 s and 512 MB for the record.
 */
const MB = 1e6
const RECORD = 4 * MB

/** Runs this file again with one task, so that its time and memory are its own. */
function alone(task: string): { ms: number; output: string } {
  const started = performance.now()
  const file = fileURLToPath(import.meta.url)
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, file, task], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${task}: ${stderr}`)
  return { ms: performance.now() - started, output: stdout.trim() }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The least of some runs: what the machine can do where nobody else is at work. */
const least = (runs: number, work: () => void): number =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const started = performance.now()
      work()
      return performance.now() - started
    }),
  )

/** One Patient, nothing else loaded: what a command line pays. */
async function cold(): Promise<void> {
  const { createValidator } = await import('../src/validator/index.js')
  const { patient } = await import('./validator-payloads.js')
  const { valid, findings } = createValidator({ sets: ['gpconnect-1.2.7'] }).validateText(JSON.stringify(patient('1')))
  if (!valid) throw new Error(JSON.stringify(findings))
}

/** A record of 4 MB, first and warm, with the most memory that the process ever had. */
async function large(): Promise<void> {
  const { createValidator } = await import('../src/validator/index.js')
  const { record } = await import('./validator-payloads.js')
  const body = record(RECORD)
  const validator = createValidator()
  let resources = 0
  const first = least(1, () => ({ resources } = validator.validateText(body)))
  const warm = least(5, () => validator.validateText(body))
  const peak = (process.resourceUsage().maxRSS * 1024) / MB
  console.log(
    `${(body.length / MB).toFixed(1)} MB, ${resources} resources: first ${first.toFixed(0)} ms, warm ${warm.toFixed(0)} ms, peak memory ${peak.toFixed(0)} MB`,
  )
}

async function all(): Promise<void> {
  const { createValidator } = await import('../src/validator/index.js')
  const { loads } = await import('./validator-payloads.js')
  const { shares } = await import('./validator-shares.js')
  const bare = median(Array.from({ length: 5 }, () => alone('nothing').ms))
  const times = Array.from({ length: 5 }, () => alone('cold').ms)
  console.log(
    `machine: ${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.version}`,
  )
  console.log(
    `cold, first verdict of a Patient, whole process: median ${median(times).toFixed(0)} ms (an empty process: ${bare.toFixed(0)} ms)`,
  )
  console.log(`largest record: ${alone('large').output}`)
  console.log('warm, all checks on:')
  const warmed: { validator: Validator; bodies: readonly Buffer[] }[] = []
  for (const { set, bodies } of loads()) {
    const validator = createValidator({ sets: [set] })
    const bytes = bodies.reduce((sum, body) => sum + body.length, 0)
    let resources = 0
    for (const body of bodies) ({ resources } = { resources: resources + validator.validateText(body).resources })
    const work = (): void => bodies.forEach((body) => void validator.validateText(body))
    const ms = least(6, work)
    const speed = `${(bytes / MB / (ms / 1000)).toFixed(1)} MB/s, ${Math.round(resources / (ms / 1000))} resources/s`
    console.log(
      `  ${set}: ${bodies.length} bodies, ${(bytes / MB).toFixed(2)} MB, ${resources} resources: ${ms.toFixed(0)} ms, ${speed}`,
    )
    warmed.push({ validator, bodies })
  }
  const parts = await shares(() => {
    for (let i = 0; i < 3; i++)
      for (const { validator, bodies } of warmed) for (const body of bodies) validator.validateText(body)
  })
  console.log('share of the time, warm, all sets:')
  for (const [part, share] of [...parts].sort((a, b) => b[1] - a[1]))
    console.log(`  ${part}: ${(share * 100).toFixed(0)} %`)
}

const TASKS: Readonly<Record<string, () => Promise<void>>> = { cold, large, nothing: () => Promise.resolve() }
await (TASKS[process.argv[2] ?? ''] ?? all)()
