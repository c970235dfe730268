import { InvalidArgumentError } from 'commander'
import { findVariant, type Variant } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import { listFaults } from '../../provider/index.js'

/** What `serve` was asked for. */
export interface ServeOptions {
  readonly variant: Variant
  readonly port?: number
  readonly host?: string
  readonly fault: readonly string[]
  readonly seed?: string
  readonly out?: string
}

/** The variant of an id. @throws InvalidArgumentError for an unknown one */
export function variantOption(id: string): Variant {
  const found = findVariant(id)
  if (!found) throw new InvalidArgumentError('No such variant: see "gpc-assure run --variant list".')
  return found
}

/** The first of six ports. @throws InvalidArgumentError for what is none */
export function portOption(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65530) throw new InvalidArgumentError('A port is 1 to 65530.')
  return port
}

/** @throws GpcError for a fault that the variant does not have */
export function checkFaults({ variant, fault }: ServeOptions): void {
  const known = new Set(listFaults(variant.id).map(({ id }) => id))
  const unknown = fault.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new GpcError('fault-unknown', `--fault ${unknown}: ${variant.id} has no such fault: see gpc-assure list`)
}
