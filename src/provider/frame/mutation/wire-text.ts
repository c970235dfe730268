import { gunzipSync, gzipSync } from 'node:zlib'
import type { ProviderAnswer } from '../messages.js'

/** The same answer with other bytes; its length is told truly. */
export const withBody = (answer: ProviderAnswer, body: Uint8Array): ProviderAnswer => ({
  ...answer,
  body,
  headers: answer.headers.with('Content-Length', String(body.length)),
})

/** The same content, not compressed. */
export const inflated = (answer: ProviderAnswer): ProviderAnswer =>
  answer.headers.get('Content-Encoding') === 'gzip'
    ? withBody({ ...answer, headers: answer.headers.without('Content-Encoding') }, gunzipSync(answer.body))
    : answer

/** Changes the text of a body, whether it goes out compressed or not. */
export function onText(answer: ProviderAnswer, change: (text: string) => string): ProviderAnswer {
  const zipped = answer.headers.get('Content-Encoding') === 'gzip'
  const text = Buffer.from(zipped ? gunzipSync(answer.body) : answer.body).toString('utf8')
  const bytes = Buffer.from(change(text), 'utf8')
  return withBody(answer, zipped ? gzipSync(bytes) : bytes)
}
