import { InvalidArgumentError } from 'commander'
import { findVariant, withTokens, type TokenForm, type Variant } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import { listDresses, listFaults } from '../../provider/index.js'
import { sspFaults } from '../../target/index.js'

/** What `serve` was asked for. */
export interface ServeOptions {
  readonly variant: Variant
  readonly port?: number
  readonly host?: string
  readonly fault: readonly string[]
  /** Id of the dress that the provider wears. */
  readonly dress?: string
  readonly seed?: string
  /** The form of the tokens that the provider believes; that of the variant where absent. */
  readonly tokens?: TokenForm
  readonly out?: string
}

/** The variant of an id. @throws InvalidArgumentError for an unknown one */
export function variantOption(id: string): Variant {
  const found = findVariant(id)
  if (!found) throw new InvalidArgumentError('No such variant: see "gpc-assure run --variant list".')
  return found
}

/** The first of seven ports. @throws InvalidArgumentError for what is none */
export function portOption(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65529) throw new InvalidArgumentError('A port is 1 to 65529.')
  return port
}

/** The form of tokens. @throws InvalidArgumentError for another word */
export function tokensOption(text: string): TokenForm {
  if (text === 'signed' || text === 'unsigned') return text
  throw new InvalidArgumentError('Tokens are signed or unsigned.')
}

/**
 * @throws GpcError for a fault that neither provider nor SSP has, a dress that the standard does not have, and for
 *   signed tokens in a standard that has none
 */
export function checkOptions(options: ServeOptions): void {
  const { variant, tokens, dress } = options
  const dresses = listDresses(variant.id)
  if (dress !== undefined && !dresses.includes(dress))
    throw new GpcError('dress-unknown', `--dress ${dress}: ${variant.id} has ${dresses.join(', ')}`)
  if (tokens !== undefined && withTokens(variant, tokens).tokens !== tokens)
    throw new GpcError('tokens-unknown', `--tokens ${tokens}: ${variant.id} has ${variant.tokens} tokens only`)
  faultsOf(options)
}

const isOfSsp = (id: string): boolean => sspFaults.some((fault) => fault.id === id)

/** The faults that were asked for, by whose they are. @throws GpcError for one that neither has */
export function faultsOf({ variant, fault }: ServeOptions): { provider: string[]; ssp: string[] } {
  const known = new Set(listFaults(variant.id).map(({ id }) => id))
  const unknown = fault.find((id) => !known.has(id) && !isOfSsp(id))
  if (unknown === undefined) return { provider: fault.filter((id) => known.has(id)), ssp: fault.filter(isOfSsp) }
  throw new GpcError('fault-unknown', `--fault ${unknown}: ${variant.id} has no such fault: see gpc-assure list`)
}
