import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose'
import { systemClock, type Clock } from '../core/index.js'
import {
  emulatedTokens,
  startAuthServer,
  TOKEN_GROUPS,
  tokenClient,
  type AuthServer,
  type TestPki,
} from '../spine/index.js'
import type { Limits, TokenSource } from '../transport/index.js'

/** The consumer's account at the emulated authorisation server. */
export interface Account {
  readonly clientId: string
  /** PEM text of the key of its assertions. */
  readonly privateKey: string
}

/** An authorisation server at work, and the consumer's way to it. */
export interface EmbeddedTokens {
  readonly server: AuthServer
  readonly account: Account
  /** @param audience - the service root that is called; asked anew for each token */
  source(audience: () => string): TokenSource
}

export interface EmbeddedTokenOptions {
  readonly pki: TestPki
  readonly limits: Limits
  readonly clock?: Clock
  readonly port?: number
  /** How others reach it; the loopback only, where absent. */
  readonly listen?: { readonly name: string; readonly bind: string }
}

const CLIENT = 'gpc-assure-consumer'

/** The consumer's key, made once: a self-test starts many targets. */
let made: Promise<{ privateKey: string; jwk: JWK }> | undefined

async function makeKey(): Promise<{ privateKey: string; jwk: JWK }> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  return { privateKey: await exportPKCS8(pair.privateKey), jwk: { ...(await exportJWK(pair.publicKey)), alg: 'ES256' } }
}

/** Starts the authorisation server emulator with the harness's consumer as its one client, in both groups. */
export async function startTokens(options: EmbeddedTokenOptions): Promise<EmbeddedTokens> {
  const { pki, limits, clock = systemClock, port, listen } = options
  const { privateKey, jwk } = await (made ??= makeKey())
  const consumer = { id: CLIENT, key: jwk, groups: TOKEN_GROUPS }
  const server = await startAuthServer({
    cert: pki.ssp.cert,
    key: pki.ssp.key,
    clients: [consumer],
    clock,
    ...(port === undefined ? {} : { port }),
    ...(listen ? { host: listen.bind, name: listen.name } : {}),
  })
  return {
    server,
    account: { clientId: CLIENT, privateKey },
    source(audience) {
      const identity = { ca: pki.authority.ca }
      const url = server.tokenUrl
      const client = tokenClient({ url, clientId: CLIENT, proof: { privateKey }, identity, limits, clock })
      return emulatedTokens({ server, consumer, client, audience })
    },
  }
}
