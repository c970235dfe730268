import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { processTestPki, type TestPki } from '../src/spine/index.js'
import { Caller, flood, medians } from './ssp/load.js'
import { pemOf, type Role, type Usage } from './ssp/messages.js'

/**
 * What the Spine Secure Proxy emulator costs (issue 5): requests in a second of one core's time over kept mutual TLS
 * connections with a body of 2 KB, what it adds to the median time of a call, and how its memory grows with a body of
 * 100 MB; beside it what node:https itself does here, and calls without anything in between.
 */
const CONNECTIONS = 16
/** Calls before those that count, so that code is compiled, however busy the machine is; and those that count. */
const BEFORE = 8000
const CALLS = 12_000

class Peer {
  readonly #child: ChildProcess

  constructor() {
    this.#child = fork(fileURLToPath(new URL('ssp/worker.js', import.meta.url)))
  }

  tell(message: Role | 'usage'): Promise<Usage> {
    return new Promise((resolve) => {
      this.#child.once('message', (usage: Usage) => resolve(usage))
      this.#child.send(message)
    })
  }

  end(): void {
    this.#child.disconnect()
  }
}

const PATH = '/A20047/STU3/1/gpconnect/Patient?identifier=a%7C9000000009'
const fields = (host: string, more = ''): string =>
  [
    `Host: ${host}`,
    'Ssp-TraceID: b7f1c1de-0000-4000-8000-000000000001',
    'Ssp-From: 200000000115',
    'Ssp-To: 200000000205',
    'Ssp-InteractionID: urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1',
    'Accept: application/fhir+json',
    `Authorization: Bearer ${'x'.repeat(900)}`,
    more,
  ].join('\r\n')

const get = (target: string, host: string): string => `GET ${target} HTTP/1.1\r\n${fields(host)}\r\n`
const post = (target: string, host: string, length: number): string =>
  `POST ${target} HTTP/1.1\r\n${fields(host, `Content-Type: application/fhir+json\r\nContent-Length: ${length}\r\n`)}\r\n`

const pki: TestPki = await processTestPki()
const server = pemOf(pki, pki.ssp)
const client = pemOf(pki, pki.ssp)
const consumer = pemOf(pki, pki.consumer)
const peers: Peer[] = []
async function start(role: Role['role'], base?: string): Promise<{ peer: Peer; port: number }> {
  const peer = new Peer()
  peers.push(peer)
  const pem = role === 'far' ? pemOf(pki, pki.provider) : server
  const { port } = await peer.tell({ role, server: pem, client, ...(base === undefined ? {} : { base }) })
  return { peer, port }
}

const open = (port: number, count: number): Promise<Caller[]> =>
  Promise.all(Array.from({ length: count }, () => Caller.open(port, consumer)))

/** Requests in a second of the clock, and in a second of the process's own processor time. */
async function throughput(
  name: string,
  at: { peer: Peer; port: number },
  request: string,
  calls = CALLS,
): Promise<number> {
  const callers = await open(at.port, CONNECTIONS)
  await flood(callers, request, Math.min(BEFORE, calls))
  const before = await at.peer.tell('usage')
  const ms = await flood(callers, request, calls)
  const { cpuMs } = await at.peer.tell('usage')
  for (const caller of callers) caller.close()
  const perCore = (calls / (cpuMs - before.cpuMs)) * 1000
  const perSecond = (calls / ms) * 1000
  console.log(
    `${name.padEnd(44)} ${perCore.toFixed(0).padStart(7)} /s of one core ${perSecond.toFixed(0).padStart(7)} /s by the clock`,
  )
  return perCore
}

async function growth(name: string, peer: Peer, call: () => Promise<void>): Promise<void> {
  const before = await peer.tell('usage')
  const started = performance.now()
  await call()
  const ms = performance.now() - started
  const after = await peer.tell('usage')
  const mb = Math.max(0, after.maxRss - Math.max(before.maxRss, before.rss)) / 1e6
  console.log(`${name.padEnd(44)} ${mb.toFixed(1).padStart(7)} MB growth (aim: under 64), ${ms.toFixed(0)} ms`)
}

try {
  const far = await start('far')
  const authority = `localhost:${far.port}`
  const base = `https://${authority}/A20047/STU3/1/gpconnect`
  const ssp = await start('ssp', base)
  const through = `/https://${authority}${PATH}`
  // Memory first, on a process that has not grown by other work; one small call, since the first compiles and connects.
  const [caller] = await open(ssp.port, 1)
  if (!caller) throw new Error('no connection')
  await caller.call(get(through, `localhost:${ssp.port}`))
  await growth('100 MB answered through the SSP', ssp.peer, () => caller.call(get(`/${base}/big`, 'localhost')))
  await growth('100 MB sent through the SSP', ssp.peer, () =>
    caller.upload(post(through, 'localhost', 100_000_000), Buffer.alloc(1_000_000, 0x63), 100),
  )
  caller.close()

  const https = await throughput('node:https answers itself', await start('https'), get(PATH, 'localhost'))
  const pipe = await throughput('node:https asks on, nothing else', await start('pipe', base), get(PATH, authority))
  const own = await throughput('the SSP emulator', ssp, get(through, `localhost:${ssp.port}`))
  console.log(
    `ratios: ${(own / https).toFixed(2)} of node:https alone, ${(own / pipe).toFixed(2)} of a bare node:https proxy`,
  )

  const sent = post(through, `localhost:${ssp.port}`, 2048) + 'x'.repeat(2048)
  await throughput('the SSP emulator, POST of 2 KB', ssp, sent)

  const [near] = await open(ssp.port, 1)
  const [direct] = await open(far.port, 1)
  if (!near || !direct) throw new Error('no connection')
  const pairs = [
    [direct, get(PATH, authority)],
    [near, get(through, `localhost:${ssp.port}`)],
  ] as const
  await medians(pairs, 500)
  const [without = 0, with_ = 0] = await medians(pairs, 3000)
  console.log(
    `a call at the median: ${without.toFixed(3)} ms direct, ${with_.toFixed(3)} ms through the SSP: ` +
      `${(with_ - without).toFixed(3)} ms added (aim: under 0.5), ratio ${(with_ / without).toFixed(1)}`,
  )
  near.close()
  direct.close()
} finally {
  for (const peer of peers) peer.end()
}
