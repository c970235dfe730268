import { exportJWK, type JWK } from 'jose'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { epochSeconds, systemClock, uuid, type Clock, type TokenWanted } from '../../core/index.js'
import type { AuthClient } from './clients.js'
import { issueToken } from './issue.js'
import { createKeyring, type Signature } from './keyring.js'
import { spoil, type Misbehaviour } from './misbehaviour.js'
import { tokenReply, type TokenDesk } from './token-endpoint.js'

export interface AuthServerOptions {
  readonly cert: string
  readonly key: string
  readonly clients: readonly AuthClient[]
  /** RS256, the algorithm of 2019, where absent. */
  readonly algorithm?: Signature
  /** What `groups` holds for the name of a group; the name itself where absent. */
  readonly groupIds?: Readonly<Record<string, string>>
  readonly clock?: Clock
  /** The address to listen on; the loopback where absent. */
  readonly host?: string
  /** Its name in URLs; `localhost` where absent. */
  readonly name?: string
  readonly port?: number
}

/** An authorisation server on this machine. */
export interface AuthServer {
  /** `iss` of its tokens. */
  readonly issuer: string
  readonly tokenUrl: string
  readonly jwksUrl: string
  /** A token straight from its desk, good or with a flaw, for a client that it knows and a service root. */
  issue(wanted: TokenWanted, client: string, audience: string): Promise<string>
  /** A fresh signing key; the old one stays in the set until its last token has expired. */
  rotate(): Promise<void>
  /** Makes an endpoint misbehave from now on; without a word, behave again. */
  misbehave(endpoint: 'token' | 'jwks', how?: Misbehaviour): void
  close(): Promise<void>
}

/** The longest form that is read. */
const LIMIT = 65_536

/**
 * Starts an authorisation server: token endpoint and JWKS over TLS. Binds to the loopback unless told otherwise.
 * Issuer, URLs, private_key_jwt and the set's form are ours, claims and groups those of 2019 (CCS-JWTS-001 to -004).
 */
export async function startAuthServer(options: AuthServerOptions): Promise<AuthServer> {
  const { cert, key, clients, groupIds = {}, clock = systemClock } = options
  const { host = '127.0.0.1', name = 'localhost', port = 0 } = options
  const keyring = await createKeyring(options.algorithm ?? 'RS256')
  const tenant = uuid()
  const objects = new Map(clients.map(({ id }) => [id, uuid()]))
  const bad: { token?: Misbehaviour | undefined; jwks?: Misbehaviour | undefined } = {}
  const used = new Set<string>()

  const server = createServer({ cert, key, minVersion: 'TLSv1.2' }, (request, answer) => {
    serve(request, answer).catch(() => answer.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const root = `https://${name}:${(server.address() as AddressInfo).port}/${tenant}`
  const at = { issuer: `${root}/`, tokenUrl: `${root}/oauth2/token`, jwksUrl: `${root}/discovery/keys` }

  const issue = ({ groups, flaw }: TokenWanted, client: string, audience: string): Promise<string> => {
    const object = objects.get(client)
    if (object === undefined) throw new RangeError(`no client "${client}"`)
    const ids = groups.map((group) => groupIds[group] ?? group)
    const now = epochSeconds(clock.now())
    return issueToken(keyring, { issuer: at.issuer, tenant, audience, client, object, groups: ids, now }, flaw)
  }

  async function serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', root).href
    if (url === at.tokenUrl) return spoil(answer, bad.token) ? undefined : token(request, answer)
    if (url !== at.jwksUrl) return write(answer, 404, { error: 'not_found' })
    if (request.method !== 'GET') return write(answer, 405, { error: 'only GET is served' })
    if (!spoil(answer, bad.jwks)) write(answer, 200, { keys: await keySet(bad.jwks === 'private-key') })
  }

  const keySet = (withPrivate: boolean): Promise<JWK[]> =>
    Promise.all(
      keyring
        .published(epochSeconds(clock.now()))
        .map(async ({ jwk, privateKey }) => (withPrivate ? { ...(await exportJWK(privateKey)), ...jwk } : jwk)),
    )

  async function token(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await formOf(request)
    if (body === undefined) return write(answer, 413, { error: 'invalid_request', error_description: 'too long' })
    const desk: TokenDesk = {
      clients,
      audiences: [at.tokenUrl, at.issuer],
      now: clock.now(),
      used,
      issue: (client, audience) => issue({ groups: client.groups }, client.id, audience),
    }
    const asked = { method: request.method ?? '', contentType: request.headers['content-type'] ?? '', body }
    const reply = await tokenReply(asked, desk)
    write(answer, reply.status, reply.body, NOT_KEPT)
  }

  return {
    ...at,
    issue,
    rotate: () => keyring.rotate(),
    misbehave: (endpoint, how) => void (bad[endpoint] = how),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A form's text, or undefined where it is longer than is read. */
async function formOf(request: IncomingMessage): Promise<string | undefined> {
  let text = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8')
    if (text.length > LIMIT) return undefined
  }
  return text
}

/** Nobody may keep a token's answer (RFC 6749 section 5.1). */
const NOT_KEPT = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }

function write(answer: ServerResponse, status: number, body: object, fields: object = {}): void {
  answer.writeHead(status, { 'Content-Type': 'application/json', ...fields })
  answer.end(JSON.stringify(body))
}
