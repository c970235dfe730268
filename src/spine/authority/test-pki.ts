import { createAuthority, type Authority, type CertificateRequest, type Issued } from './authority.js'
import type { Algorithm } from './keys.js'
import { refusedCertificate, type RefusedKind } from './refused.js'

/** Names of the three parties of the test set-up. SSP and provider also answer for the loopback. */
export const fqdns = {
  consumer: 'consumer.gpc-assure.test',
  ssp: 'ssp.gpc-assure.test',
  provider: 'provider.gpc-assure.test',
} as const

/** One of the three. */
export type End = keyof typeof fqdns

/** The public key infrastructure of a test: an authority, and a valid certificate for each party. */
export interface TestPki extends Readonly<Record<End, Issued>> {
  readonly authority: Authority
  /** A certificate of that end that must be refused; made when first asked for. */
  refused(end: End, kind: RefusedKind): Promise<Issued>
  /** A good certificate of that end with an RSA key, for suites that want one; made when first asked for. */
  withRsa(end: End): Promise<Issued>
}

let made: Promise<TestPki> | undefined

/** The one of this process, made once: a self-test starts many providers, and keys are what takes the time. */
export const processTestPki = (): Promise<TestPki> => (made ??= makeTestPki())

/** What may be chosen about it. */
export interface TestPkiOptions {
  /** Names instead of {@link fqdns}. */
  readonly names?: { readonly [E in End]?: string }
  /** Further names and addresses that SSP and provider answer for. */
  readonly alsoFor?: readonly string[]
  /** Kind of key; P-256 where absent. */
  readonly algorithm?: Algorithm
  /** Where the authority's word on revoked certificates can be had; goes into each certificate. */
  readonly revocationUrl?: string
}

/** Fresh certificates under a fresh authority. */
export async function makeTestPki(options: TestPkiOptions = {}): Promise<TestPki> {
  const { names = {}, alsoFor = [], algorithm = 'ec' } = options
  const authority = await createAuthority(undefined, undefined, options.revocationUrl)
  const loopback = [...new Set(['localhost', '127.0.0.1', '::1', ...alsoFor])]
  const good: Readonly<Record<End, CertificateRequest>> = {
    consumer: { fqdn: names.consumer ?? fqdns.consumer, uses: ['client'], algorithm },
    // The SSP is a server to the consumer and a client to the provider.
    ssp: { fqdn: names.ssp ?? fqdns.ssp, alsoFor: loopback, uses: ['server', 'client'], algorithm },
    provider: { fqdn: names.provider ?? fqdns.provider, alsoFor: loopback, uses: ['server'], algorithm },
  }
  const [consumer, ssp, provider] = await Promise.all([
    authority.issue(good.consumer),
    authority.issue(good.ssp),
    authority.issue(good.provider),
  ])
  const others = new Map<string, Promise<Issued>>()
  const once = (key: string, make: () => Promise<Issued>): Promise<Issued> => {
    const before = others.get(key) ?? make()
    others.set(key, before)
    return before
  }
  return {
    authority,
    consumer,
    ssp,
    provider,
    refused: (end, kind) => once(`${end} ${kind}`, () => refusedCertificate(authority, good[end], kind)),
    withRsa: (end) => once(`${end} rsa`, () => authority.issue({ ...good[end], algorithm: 'rsa' })),
  }
}
