import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { X509Crl } from '@peculiar/x509'
import type { Authority } from '../authority/authority.js'
import { ocspResponse } from './responder.js'

/** Where an authority's word on revoked certificates can be had: `/ocsp` and `/ca.crl`, over plain HTTP as usual. */
export interface Revocation {
  readonly url: string
  /** Names the authority whose word is given; until then nothing is. */
  speakFor(authority: Authority): void
  close(): Promise<void>
}

/** The longest request that is read, in bytes. */
const LIMIT = 10_000

/** Starts the responder. Binds to the loopback unless told otherwise. */
export async function startRevocation({ host = '127.0.0.1', name = 'localhost', port = 0 } = {}): Promise<Revocation> {
  let authority: Authority | undefined
  const server = createServer((request, answer) => {
    const send = (status: number, type: string, body: Buffer = Buffer.alloc(0)): void => {
      answer.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length })
      answer.end(body)
    }
    const respond = async (): Promise<void> => {
      if (!authority) return send(503, 'text/plain')
      if (request.url === '/ca.crl')
        return send(200, 'application/pkix-crl', Buffer.from(new X509Crl(authority.crl).rawData))
      const asked = await readAsked(request)
      if (!asked) return send(404, 'text/plain')
      send(200, 'application/ocsp-response', ocspResponse(asked, authority))
    }
    respond().catch(() => answer.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return {
    url: `http://${name}:${(server.address() as AddressInfo).port}`,
    speakFor: (one) => void (authority = one),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The request in the body, or in the path as RFC 6960 appendix A.1 allows. */
async function readAsked(request: IncomingMessage): Promise<Buffer | undefined> {
  const [, service, encoded] = /^\/(ocsp)(?:\/(.+))?$/.exec(request.url ?? '') ?? []
  if (service === undefined) return undefined
  if (request.method === 'GET') return Buffer.from(decodeURIComponent(encoded ?? ''), 'base64')
  let body = Buffer.alloc(0)
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body = Buffer.concat([body, chunk])
    if (body.length > LIMIT) throw new RangeError('the request is too long')
  }
  return body
}
