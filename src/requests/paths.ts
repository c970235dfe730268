import type { Interaction, InteractionKind } from '../catalogue/index.js'
import { token } from './encode.js'
import type { Ask } from './sender.js'

/** Path and query below the service root, by kind of interaction. */
const PATHS: Partial<Record<InteractionKind, (interaction: Interaction, ask: Ask) => string>> = {
  capabilities: ({ path }) => path,
  read: ({ path }, { id }) => path.replace('[id]', required(id, 'a read needs a logical id')),
  search: ({ path }, { system, value }) =>
    system === undefined && value === undefined ? path : `${path}?identifier=${token(system, value)}`,
}

/**
 * Where the request for an interaction goes.
 *
 * @throws RangeError for an interaction that has no path builder, or an id that is missing
 */
export function pathFor(interaction: Interaction, ask: Ask): string {
  const build = PATHS[interaction.kind]
  if (!build) throw new RangeError(`no request builder for ${interaction.id}`)
  return build(interaction, ask)
}

function required(value: string | undefined, otherwise: string): string {
  if (value === undefined) throw new RangeError(otherwise)
  return value
}
