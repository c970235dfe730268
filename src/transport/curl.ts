import { isPlain, type Connection, type Hop, type SentRequest } from '../core/index.js'

/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Longest body that is written into the line itself, in characters. */
const INLINE = 2000

/**
 * A line for a shell that repeats a request. Certificate, key and token are named as environment variables, not shown.
 *
 * @param hop - decides whose certificate is named: the consumer's towards the SSP, the SSP's towards the provider
 * @param connection - how the connection deviates; a certificate that has to be refused is named after its kind
 */
export function curlLine(request: SentRequest, hop: Hop, connection: Connection = {}): string {
  const fields = request.headers.fields.flatMap(([name, value]) => {
    if (/^(host|connection|content-length)$/i.test(name)) return []
    if (/^authorization$/i.test(name)) return [`-H "${name}: $GPC_AUTHORIZATION"`]
    // curl takes "name;" for a field without value and "name:" for none at all.
    return [`-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`]
  })
  return [
    'curl --path-as-is --globoff -i',
    ...(connection.plain || isPlain(request.url) ? [] : tlsOptions(hop, connection)),
    ...(request.method === 'GET' && !request.body ? [] : [`-X ${shellWord(request.method)}`]),
    ...fields,
    ...(request.body ? [`--data-binary ${bodyOf(request.body)}`] : []),
    shellWord(request.url),
  ].join(' ')
}

const VERSIONS = {
  SSLv2: undefined,
  SSLv3: undefined,
  TLSv1: '1.0',
  'TLSv1.1': '1.1',
  'TLSv1.2': '1.2',
  'TLSv1.3': '1.3',
} as const

/** As much of what no library has whole as curl's own can offer, in one go. */
const UNAPPROVED = 'ALL:COMPLEMENTOFALL:!AESGCM+EECDH:!AESGCM+EDH:!AES256+EECDH:!AES256+EDH'

function tlsOptions(hop: Hop, { certificate, protocol, ciphers, unapproved }: Connection): string[] {
  const end = hop === 'ssp' ? 'CONSUMER' : 'SSP'
  const kind = certificate === undefined ? '' : `_${certificate.replaceAll('-', '_').toUpperCase()}`
  const offered = unapproved ? UNAPPROVED : ciphers
  const version = protocol && VERSIONS[protocol]
  return [
    ...(certificate === 'none' ? [] : [`--cert "$GPC_${end}${kind}_CERT" --key "$GPC_${end}${kind}_KEY"`]),
    '--cacert "$GPC_CA"',
    ...(version ? [`--tlsv${version} --tls-max ${version}`] : []),
    ...(offered === undefined ? [] : [`--ciphers ${shellWord(`${offered}:@SECLEVEL=0`)}`]),
  ]
}

function bodyOf(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8')
  const plain = Buffer.from(text, 'utf8').equals(Buffer.from(body)) && !text.includes('\0')
  return plain && text.length <= INLINE && !text.startsWith('@') ? shellWord(text) : '@request-body'
}
