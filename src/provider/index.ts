import { alikeOf, benignOf, faultsOf } from './mutations.js'
import type { Played } from './frame/standard.js'
import { readVariant, type OwnOptions } from './standards.js'
import { openProvider, type CommonOptions, type Provider } from './frame/provider.js'
import { listen, type ListenOptions, type RunningProvider } from './frame/server.js'

export { listAlike, listBenign, listDresses, listFaults, type MutationInfo, type FaultInfo } from './mutations.js'
export type { AnswerContext, ProviderAnswer, ProviderRequest } from './frame/messages.js'
export { stubPds, type Pds } from './gp-connect/pds.js'
export type { Provider } from './frame/provider.js'
export type { SignedTokens, TokenForm } from './frame/token-form.js'
export type { OwnOptions } from './standards.js'
export { loadSeed } from './gp-connect/seed/load.js'
export type { PdsEntry, Seed } from './gp-connect/seed/schema.js'
export type { RunningProvider } from './frame/server.js'
export type { ProviderTls } from './frame/tls.js'
export type { Trace } from './frame/trace.js'

interface OfVariant extends OwnOptions {
  /** `foundations@1.2.7` and the like: the product chooses the standard, what follows the `@` its version. */
  readonly variant: string
}

/** What a provider is made of. */
export type ProviderOptions = CommonOptions & OfVariant

/** What a listening provider is made of. */
export type StartOptions = ListenOptions & OfVariant

const played = (variant: string): Played<OwnOptions> => ({
  ...readVariant(variant),
  faults: faultsOf(variant),
  benign: benignOf(variant),
  alike: alikeOf(variant),
})

/** The records of a folder, as the standard of a variant has them. @throws GpcError for unreadable ones */
export const loadRecords = (variant: string, folder: string): OwnOptions => readVariant(variant).standard.load(folder)

/**
 * Makes a reference provider.
 *
 * @throws RangeError for an unknown version, fault or benign variation; GpcError for an unreadable seed
 */
export const createProvider = (options: ProviderOptions): Provider => openProvider(played(options.variant), options)

/**
 * Starts a reference provider.
 *
 * @throws what listening throws (port in use), and what {@link createProvider} throws
 */
export const startProvider = async (options: StartOptions): Promise<RunningProvider> =>
  listen(played(options.variant), options)
