import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interaction } from '../../src/catalogue/index.js'
import { GpcError, inPackage, isObject, objects, systemClock, type JsonObject } from '../../src/core/index.js'
import { requestFor, retrieveQuery, ukDayAfter } from '../../src/requests/index.js'
import { cleanUp, findLeft } from '../../src/run/cleanup.js'
import { createLedger, LEDGER, readLedger } from '../../src/run/ledger.js'
import { openTarget, type Target } from '../../src/target/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-cleanup-test-'))
const out = join(folder, 'serve')
const killed = join(folder, 'killed')
let provider: ReturnType<typeof spawn>
let target: Target

const tsx = ['--import', 'tsx']

/** Starts the reference provider in a process of its own and waits until it is up. */
function serve(): Promise<void> {
  const args = ['src/cli/main.ts', 'serve', '--variant', 'appointment-management@1.2.7', '--out', out]
  provider = spawn(process.execPath, [...tsx, ...args], { cwd: inPackage(), stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    provider.once('exit', (code) => reject(new Error(`serve ended with ${String(code)}`)))
    provider.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ctrl-C')) resolve()
    })
  })
}

/** Runs a scenario in a process of its own, which dies in the middle of it. */
function runAndDie(): Promise<NodeJS.Signals | null> {
  const script = inPackage('test', 'fixtures', 'run', 'appointments', 'run-and-die.ts')
  const child = spawn(process.execPath, [...tsx, script, join(out, 'target.yaml'), killed], { cwd: inPackage() })
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

async function statuses(): Promise<unknown[]> {
  const now = systemClock.now()
  const query = retrieveQuery(ukDayAfter(now, 0), ukDayAfter(now, 30))
  const plan = requestFor(
    interaction('retrieve-patient-appointments'),
    { id: 'pat-thornbury', query },
    { ...target, clock: systemClock },
  )
  const { response } = await target.send(plan)
  const body = JSON.parse(Buffer.from(response?.body ?? []).toString('utf8')) as JsonObject
  return objects(body['entry']).flatMap(({ resource }) => (isObject(resource) ? [resource['status']] : []))
}

beforeAll(async () => {
  mkdirSync(killed)
  await serve()
  target = await openTarget({ file: join(out, 'target.yaml') })
}, 60_000)

afterAll(async () => {
  await target.close()
  provider.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('a run that is killed with SIGKILL', () => {
  it('leaves an appointment, which cleanup cancels by the ledger', { timeout: 60_000 }, async () => {
    expect(await runAndDie()).toBe('SIGKILL')
    expect(await statuses()).toEqual(['booked'])
    const [left] = findLeft(folder, 'killed')
    if (!left) throw new Error('no ledger was left')
    expect(left).toMatchObject({
      target: join(out, 'target.yaml'),
      entries: [{ intents: [{ patient: 'pat-thornbury' }] }],
    })
    expect((await cleanUp(left, target)).map(({ outcome }) => outcome)).toEqual(['undone'])
    expect(await statuses()).toEqual(['cancelled'])
    expect(findLeft(folder)).toEqual([])
  })

  it('is cleaned up once: the ledger has it in writing', () => {
    expect(readLedger(join(killed, LEDGER))).toEqual([])
  })
})

describe('a ledger', () => {
  const intent = {
    key: 'gpc-assure-12345678',
    at: '2030-01-01T00:00:00Z',
    base: 'https://provider.example/A1/STU3/1/gpconnect',
    variant: 'appointment-management@1.2.7',
    patient: 'p1',
    slots: ['s1'],
    start: '2030-01-02T09:00:00+00:00',
  }
  const at = new Date('2030-01-01T00:00:01Z')
  const file = join(folder, 'a-ledger.ndjson')

  it('is on disk line by line, and what is closed is closed', () => {
    const ledger = createLedger(file)
    ledger.intend(intent)
    expect(readLedger(file)).toEqual([{ key: intent.key, intents: [intent], ids: [] }])
    ledger.booked(intent.key, 'a1', at)
    ledger.booked(intent.key, 'a1', at)
    expect(readLedger(file)).toEqual([{ key: intent.key, intents: [intent], ids: ['a1'] }])
    expect(ledger.open()).toEqual(readLedger(file))
    ledger.undone(intent.key, at)
    expect([readLedger(file), ledger.open()]).toEqual([[], []])
  })

  it('is read though its last line was cut short, and where there is none', () => {
    const cut = join(folder, 'cut.ndjson')
    writeFileSync(cut, `${JSON.stringify({ event: 'intended', ...intent })}\n{"event":"boo`)
    expect(readLedger(cut).map(({ key }) => key)).toEqual([intent.key])
    expect(readLedger(join(folder, 'none.ndjson'))).toEqual([])
  })

  it('is of a run that is there', () => {
    expect(() => findLeft(folder, 'no-such-run')).toThrow(GpcError)
  })

  it('of another service root is left alone', async () => {
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    createLedger(join(elsewhere, LEDGER)).intend(intent)
    const [left] = findLeft(folder, 'elsewhere')
    if (!left) throw new Error('no ledger')
    expect(await cleanUp(left, target)).toMatchObject([
      { outcome: 'left', because: expect.stringContaining(intent.base) as string },
    ])
  })
})
