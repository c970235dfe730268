import { InvalidArgumentError } from 'commander'
import { findVariant, withTokens, type TokenForm, type Variant } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import { listFaults } from '../../provider/index.js'

/** What `serve` was asked for. */
export interface ServeOptions {
  readonly variant: Variant
  readonly port?: number
  readonly host?: string
  readonly fault: readonly string[]
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
 * @throws GpcError for a fault that the variant does not have, and for signed tokens in a standard that has none
 */
export function checkOptions({ variant, fault, tokens }: ServeOptions): void {
  if (tokens !== undefined && withTokens(variant, tokens).tokens !== tokens)
    throw new GpcError('tokens-unknown', `--tokens ${tokens}: ${variant.id} has ${variant.tokens} tokens only`)
  const known = new Set(listFaults(variant.id).map(({ id }) => id))
  const unknown = fault.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new GpcError('fault-unknown', `--fault ${unknown}: ${variant.id} has no such fault: see gpc-assure list`)
}
