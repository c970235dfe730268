import { interaction, interactions, type Interaction } from '../../../catalogue/index.js'
import type { Deviation } from '../../deviation.js'
import { field, ID, rewritten } from '../../deviations/headers.js'

const PREFIX = 'urn:nhs:names:services:gpconnect:fhir:'

/** The id of an interaction that is made otherwise: a search under the read of its resource, a read under a search. */
const otherOperation = (id: string): string => {
  const { kind, resource } = interaction(id)
  const wanted = kind === 'search' ? 'read' : 'search'
  const twin = interactions().find((i) => i.resource === resource && i.kind === wanted)
  return (twin ?? interaction(kind === 'read' ? 'read-patient' : 'find-patient')).interactionId
}

/** The id of the same operation on another resource. */
const otherResource = (id: string): string => {
  const { kind } = interaction(id)
  if (kind === 'search')
    return interaction(id === 'find-organisation' ? 'find-practitioner' : 'find-organisation').interactionId
  return interaction(id === 'read-location' ? 'read-organisation' : 'read-location').interactionId
}

const foreignId = (name: string, choose: (id: string) => string): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, headers: plan.headers.with(ID, choose(plan.interaction)) }),
})

/** The id of one named interaction, whatever is asked for. */
const idOf = ({ id, interactionId }: Interaction): Deviation =>
  field(`interaction id of ${id.replaceAll('-', ' ')}`, ID, interactionId)

/** Deviations of the interaction id: that of another interaction of GP Connect, or of none. */
export const interactionIds: readonly Deviation[] = [
  foreignId('interaction id of another resource', otherResource),
  foreignId('interaction id of another operation', otherOperation),
  ...interactions().map(idOf),
  foreignId('interaction id in wrong case', (id) =>
    interaction(id).interactionId.replace(/:(rest|operation):/, (part) => part.toUpperCase()),
  ),
  foreignId('interaction id that no interaction has', () => `${PREFIX}rest:read:nothing-1`),
  rewritten('interaction id of another version', ID, (id) => id.replace(/-\d+$/, '-99')),
]
