import { gzipSync } from 'node:zlib'
import { writeXml } from '../../fhir/index.js'
import type { ProviderAnswer, ProviderRequest, Reply } from './messages.js'
import { acceptsGzip } from './negotiation.js'

const NOTHING = new Uint8Array()

function text({ resource, format }: Reply): Uint8Array {
  if (!resource) return NOTHING
  return Buffer.from(format === 'xml' ? writeXml(resource) : JSON.stringify(resource), 'utf8')
}

/**
 * Turns a reply into bytes: JSON or XML in UTF-8, gzip where the request accepts it, and the framing headers.
 * The answer to HEAD has no body.
 */
export function toWire(reply: Reply, { method, headers: asked }: ProviderRequest): ProviderAnswer {
  const plain = text(reply)
  const zipped = plain.length > 0 && acceptsGzip(asked)
  const body = zipped ? gzipSync(plain) : plain
  const coded = zipped ? reply.headers.and('Content-Encoding', 'gzip').and('Vary', 'Accept-Encoding') : reply.headers
  return {
    status: reply.status,
    headers: coded.and('Content-Length', String(body.length)),
    body: method === 'HEAD' ? NOTHING : body,
  }
}
