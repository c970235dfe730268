import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultVariant } from '../src/catalogue/index.js'
import { systemClock, type Exchange } from '../src/core/index.js'
import { makeRunFolder } from '../src/evidence/folder.js'
import { MessageStream } from '../src/evidence/stream.js'
import { writeEvidence } from '../src/evidence/write.js'
import { loadOutOfScope, loadRegister, loadSpecLinks } from '../src/register/index.js'
import type { RunContext } from '../src/run/context.js'
import { loadSteps, runPass } from '../src/run/cucumber.js'
import { contextOn } from '../src/run/open.js'
import { FEATURES, pathsOf, planFeatures } from '../src/run/plan.js'
import { run } from '../src/run/runner.js'
import { ANYTHING, select } from '../src/run/select.js'
import { startEmbedded, type EmbeddedTarget } from '../src/target/index.js'

/**
 * How much of a run is our own: prints the time of as many scenarios that do nothing, of the same requests sent bare
 * over keep-alive mutual TLS, and of the run, and the ratio run / (nothing + bare). Aim: at most 1.5.
 */
const variant = defaultVariant()
const register = loadRegister(variant.registers)
const nothing = { interactions: [], reqs: [] }

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now()
  const value = await work()
  return { ms: performance.now() - started, value }
}

/** The same scenarios with steps that do nothing. */
async function noOp(): Promise<number> {
  const { scenarios } = await planFeatures(FEATURES)
  const { chosen } = select(scenarios, variant, ANYTHING, nothing)
  const support = await loadSteps([join('bench', 'no-op.mjs')])
  const { ms } = await timed(() => runPass({ paths: pathsOf(chosen), support, onMessage: () => undefined }))
  return ms
}

/** The requests of a run again, one after the other, with nothing around them. */
async function replay(exchanges: readonly Exchange[], { pki }: EmbeddedTarget): Promise<number> {
  const shared = { ca: pki.authority.ca, keepAlive: true, maxSockets: 1 }
  const agents = {
    ssp: new Agent({ ...shared, cert: pki.consumer.cert, key: pki.consumer.key }),
    direct: new Agent({ ...shared, cert: pki.ssp.cert, key: pki.ssp.key }),
  }
  const { ms } = await timed(async () => {
    for (const { request: sent, hop } of exchanges) {
      const [, host, port, path] = /^https:\/\/([^/:]+):(\d+)(.*)$/.exec(sent.url) ?? []
      await new Promise<void>((resolve, reject) => {
        const outgoing = request({
          agent: agents[hop],
          host,
          port,
          path,
          method: sent.method,
          headers: sent.headers.toRaw(),
        })
        outgoing.on('response', (answer) => answer.on('end', resolve).on('error', reject).resume())
        // Requests that are no HTTP are answered by a closed connection.
        outgoing.on('error', () => resolve())
        outgoing.end(sent.body)
      })
    }
  })
  agents.ssp.destroy()
  agents.direct.destroy()
  return ms
}

const line = (name: string, ms: number, count: number): void =>
  console.log(`${name.padEnd(46)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / Math.max(count, 1)).toFixed(2)} ms each`)

const scratch = mkdtempSync(join(tmpdir(), 'gpc-assure-bench-'))
const folder = makeRunFolder(scratch, 'bench', systemClock.now())
const target = await startEmbedded({ variant })
try {
  const exchanges: Exchange[] = []
  const recording = {
    ...target,
    close: () => Promise.resolve(),
    async send(plan: Parameters<EmbeddedTarget['send']>[0]) {
      const exchange = await target.send(plan)
      exchanges.push(exchange)
      return exchange
    },
  }
  const open = (): Promise<RunContext> => Promise.resolve(contextOn(recording, variant, register, 'bench'))
  const once = (name: string) => {
    const stream = new MessageStream(join(folder, name))
    return timed(async () => {
      const record = await run({ variants: [variant], wanted: nothing, open, clock: systemClock }, [stream])
      stream.end(record.incomplete)
      return record
    })
  }
  const cold = await once('cold.ndjson')
  const sent = exchanges.splice(0)
  const warm = await once('warm.ndjson')
  const bare = await replay(sent, target)
  const empty = await noOp()
  const { ms: evidence } = await timed(() =>
    writeEvidence(cold.value, folder, {
      register,
      links: loadSpecLinks(),
      outOfScope: loadOutOfScope(),
      proven: new Set(),
      html: true,
    }),
  )
  const count = cold.value.scenarios.length
  line(`${count} scenarios that do nothing`, empty, count)
  line(`${sent.length} bare requests`, bare, sent.length)
  line('the run, first time (compiles the profiles)', cold.ms, count)
  line('the run, again', warm.ms, count)
  line('evidence but Allure', evidence, count)
  console.log(
    `ratio run / (nothing + bare): ${(cold.ms / (empty + bare)).toFixed(2)} first, ${(warm.ms / (empty + bare)).toFixed(2)} again`,
  )
} finally {
  await target.close()
  rmSync(scratch, { recursive: true, force: true })
}
