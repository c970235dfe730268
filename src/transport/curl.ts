import type { Hop, SentRequest } from '../core/index.js'

/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Longest body that is written into the line itself, in characters. */
const INLINE = 2000

/**
 * A line for a shell that repeats a request. Certificate, key and token are named as environment variables, never shown.
 *
 * @param hop - decides whose certificate is named: the consumer's towards the SSP, the SSP's towards the provider
 */
export function curlLine(request: SentRequest, hop: Hop): string {
  const end = hop === 'ssp' ? 'CONSUMER' : 'SSP'
  const fields = request.headers.fields.flatMap(([name, value]) => {
    if (/^(host|connection|content-length)$/i.test(name)) return []
    if (/^authorization$/i.test(name)) return [`-H "${name}: $GPC_AUTHORIZATION"`]
    // curl takes "name;" for a field without value and "name:" for none at all.
    return [`-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`]
  })
  return [
    'curl --path-as-is --globoff -i',
    `--cert "$GPC_${end}_CERT" --key "$GPC_${end}_KEY" --cacert "$GPC_CA"`,
    ...(request.method === 'GET' && !request.body ? [] : [`-X ${shellWord(request.method)}`]),
    ...fields,
    ...(request.body ? [`--data-binary ${bodyOf(request.body)}`] : []),
    shellWord(request.url),
  ].join(' ')
}

function bodyOf(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8')
  const plain = Buffer.from(text, 'utf8').equals(Buffer.from(body)) && !text.includes('\0')
  return plain && text.length <= INLINE && !text.startsWith('@') ? shellWord(text) : '@request-body'
}
