import { createAuthority, type Authority, type Issued } from './authority.js'

/** Names of the three ends of the test set-up. All of them also answer for the loopback. */
export const fqdns = {
  consumer: 'consumer.gpc-assure.test',
  ssp: 'ssp.gpc-assure.test',
  provider: 'provider.gpc-assure.test',
} as const

/** The authority and a valid certificate for each end. */
export interface Ends {
  readonly authority: Authority
  readonly consumer: Issued
  readonly ssp: Issued
  readonly provider: Issued
}

let made: Promise<Ends> | undefined

/** The ends of this process, made once: a self-test starts many providers, and keys are what takes the time. */
export const processEnds = (): Promise<Ends> => (made ??= makeEnds())

/**
 * Fresh ends under a fresh authority.
 *
 * @param names - further names and addresses that SSP and provider answer for
 */
export async function makeEnds(names: readonly string[] = []): Promise<Ends> {
  const authority = await createAuthority()
  const loopback = [...new Set(['localhost', '127.0.0.1', '::1', ...names])]
  const [consumer, ssp, provider] = await Promise.all([
    authority.issue({ fqdn: fqdns.consumer, uses: ['client'] }),
    // The SSP is a server to the consumer and a client to the provider.
    authority.issue({ fqdn: fqdns.ssp, alsoFor: loopback, uses: ['server', 'client'] }),
    authority.issue({ fqdn: fqdns.provider, alsoFor: loopback, uses: ['server'] }),
  ])
  return { authority, consumer, ssp, provider }
}
