import { createServer, request as ask, Agent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { startSsp } from '../../src/spine/index.js'
import type { Role, Usage } from './messages.js'

/** A process of the bench: becomes what it is told, and says on demand what that has cost. */

const BODY = Buffer.alloc(2048, 0x61)
const HEAD = 'Cache-Control: no-store\r\nContent-Type: application/fhir+json\r\n'
const SMALL = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${HEAD}Content-Length: ${BODY.length}\r\n\r\n`), BODY])
const MEGABYTE = Buffer.alloc(1_000_000, 0x62)
const BIG = 100

/** Answers every GET with 2 KB, `/big` with 100 MB; takes a body of any length and says how long it was. */
function far({ server }: Role): Promise<number> {
  const listener = createTls({ ...server, requestCert: true, ALPNProtocols: ['http/1.1'] }, (socket) => {
    let head = ''
    let left = 0
    const answer = (): void => void socket.write(SMALL)
    const big = (sent: number): void => {
      if (sent === 0) socket.write(`HTTP/1.1 200 OK\r\n${HEAD}Content-Length: ${BIG * MEGABYTE.length}\r\n\r\n`)
      if (sent < BIG) socket.write(MEGABYTE, () => big(sent + 1))
    }
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      if (left > 0) {
        left -= chunk.length
        if (left <= 0) answer()
        return
      }
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
      left = length - (head.length - end - 4)
      const isBig = head.startsWith('GET') && head.slice(0, head.indexOf('\r\n')).includes('/big')
      head = ''
      if (isBig) big(0)
      else if (left <= 0) answer()
    })
  })
  return new Promise((resolve) =>
    listener.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port)),
  )
}

/** What node:https does by itself: with `to`, asks on and pipes; without, answers. */
function bare({ server, client }: Role, to?: { port: number; path: string }): Promise<number> {
  const agent = new Agent({ ...client, keepAlive: true })
  const listener = createServer({ ...server, requestCert: true, noDelay: true }, (request, answer) => {
    if (!to) {
      answer.writeHead(200, ['Content-Type', 'application/fhir+json', 'Content-Length', String(BODY.length)])
      return void answer.end(BODY)
    }
    const headers = [...request.rawHeaders, 'Connection', 'keep-alive']
    const up = ask({ host: 'localhost', port: to.port, path: to.path, method: 'GET', headers, agent }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.rawHeaders)
      from.pipe(answer)
    })
    up.end()
  })
  return new Promise((resolve) =>
    listener.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port)),
  )
}

async function emulator({ server, client, base = '' }: Role): Promise<number> {
  const { port } = await startSsp({
    server,
    client,
    registry: {
      consumers: [{ asid: '200000000115', interactions: 'any' }],
      providers: [{ asid: '200000000205', base, interactions: 'any' }],
      agreements: [['200000000115', '200000000205']],
    },
    connectMs: 5000,
    audit: () => undefined,
    keepAll: true,
  })
  return port
}

function start(role: Role): Promise<number> {
  switch (role.role) {
    case 'far':
      return far(role)
    case 'https':
      return bare(role)
    case 'pipe': {
      const { port, pathname: path } = new URL(role.base ?? '')
      return bare(role, { port: Number(port), path })
    }
    case 'ssp':
      return emulator(role)
  }
}

let port = 0
process.on('disconnect', () => process.exit())
process.on('message', (message: Role | 'usage') => {
  const ready = message === 'usage' ? Promise.resolve(port) : start(message)
  void ready.then((bound) => {
    port = bound
    const { user, system } = process.cpuUsage()
    const { rss } = process.memoryUsage()
    const usage: Usage = { port, cpuMs: (user + system) / 1000, rss, maxRss: process.resourceUsage().maxRSS * 1024 }
    process.send?.(usage)
  })
})
