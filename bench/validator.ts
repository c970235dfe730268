import { spawnSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
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

/** What work took: by the clock, and by the processor, which tells more where others are at work too. */
interface Cost {
  readonly ms: number
  readonly cpu: number
}

function cost(work: () => void): Cost {
  const before = process.cpuUsage()
  const started = performance.now()
  work()
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return { ms, cpu: (user + system) / 1000 }
}

/** The least of some runs: what the machine can do. */
function least(runs: number, work: () => void): Cost {
  const costs = Array.from({ length: runs }, () => cost(work))
  return { ms: Math.min(...costs.map((c) => c.ms)), cpu: Math.min(...costs.map((c) => c.cpu)) }
}

const shown = ({ ms, cpu }: Cost): string => `${ms.toFixed(0)} ms (processor ${cpu.toFixed(0)} ms)`

/** One Patient, nothing else loaded: what a program pays that uses the library. The command line loads more. */
async function cold(): Promise<void> {
  const { createValidator } = await import('../src/validator/index.js')
  const { patient } = await import('./validator-payloads.js')
  const { valid, findings } = createValidator({ sets: ['gpconnect-1.2.7'] }).validateText(JSON.stringify(patient('1')))
  if (!valid) throw new Error(JSON.stringify(findings))
  const { user, system } = process.cpuUsage()
  console.log((user + system) / 1000)
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
    `${(body.length / MB).toFixed(1)} MB, ${resources} resources: first ${shown(first)}, warm ${shown(warm)}, peak memory ${peak.toFixed(0)} MB`,
  )
}

async function all(): Promise<void> {
  const { createValidator } = await import('../src/validator/index.js')
  const { loads } = await import('./validator-payloads.js')
  const { shares } = await import('./validator-shares.js')
  const bare = median(Array.from({ length: 5 }, () => alone('nothing').ms))
  const colds = Array.from({ length: 5 }, () => alone('cold'))
  const first: Cost = { ms: median(colds.map(({ ms }) => ms)), cpu: median(colds.map(({ output }) => Number(output))) }
  console.log(
    `machine: ${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  )
  console.log(
    `cold, first verdict of a Patient, whole process: ${shown(first)}; an empty process: ${bare.toFixed(0)} ms`,
  )
  console.log(`largest record: ${alone('large').output}`)
  console.log('warm, all checks on:')
  const warmed: { validator: Validator; bodies: readonly Buffer[] }[] = []
  for (const { set, bodies } of loads()) {
    const validator = createValidator({ sets: [set] })
    const bytes = bodies.reduce((sum, body) => sum + body.length, 0)
    let resources = 0
    for (const body of bodies) resources += validator.validateText(body).resources
    // Small sets several times over, so that what is measured outlasts the clock's grain and the compiler's delay.
    const rounds = Math.ceil((2 * MB) / bytes)
    const once = least(6, () => {
      for (let i = 0; i < rounds; i++) for (const body of bodies) validator.validateText(body)
    })
    const per = { ms: once.ms / rounds, cpu: once.cpu / rounds }
    const speed = (by: number): string =>
      `${(bytes / MB / (by / 1000)).toFixed(1)} MB/s, ${Math.round(resources / (by / 1000))} resources/s`
    const what = `${bodies.length} bodies, ${(bytes / MB).toFixed(2)} MB, ${resources} resources`
    console.log(`  ${set} (${what}): ${speed(per.ms)}; by processor time ${speed(per.cpu)}`)
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
