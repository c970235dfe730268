import { interaction, interactions, type Interaction } from '../../catalogue/index.js'
import type { Deviation } from '../deviation.js'

const ID = 'Ssp-InteractionID'
const PREFIX = 'urn:nhs:names:services:gpconnect:fhir:'

/** The fields that the SSP asks for. */
const SSP_FIELDS = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', ID]

const field = (name: string, header: string, value: string, hop: Deviation['hop'] = 'direct'): Deviation => ({
  name,
  hop,
  bend: (plan) => ({ ...plan, headers: plan.headers.with(header, value) }),
})

const without = (name: string, header: string): Deviation => ({
  name,
  hop: 'direct',
  bend: (plan) => ({ ...plan, headers: plan.headers.without(header) }),
})

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
  bend: (plan) => ({ ...plan, headers: plan.headers.with(ID, choose(plan.interaction)) }),
})

/** The id of one named interaction, whatever is asked for. */
const idOf = ({ id, interactionId }: Interaction): Deviation =>
  field(`interaction id of ${id.replaceAll('-', ' ')}`, ID, interactionId)

/** Bends of the header fields. Authorization is bent in tokens.ts, Accept in formats.ts. */
export const headerDeviations: readonly Deviation[] = [
  ...SSP_FIELDS.map((name) => without(`no ${name}`, name)),
  ...SSP_FIELDS.map((name) => field(`empty ${name}`, name, '')),
  field('Ssp-To of another provider', 'Ssp-To', '123456789123'),
  field('Ssp-From of another consumer', 'Ssp-From', '200000009999'),
  foreignId('interaction id of another resource', otherResource),
  foreignId('interaction id of another operation', otherOperation),
  ...interactions().map(idOf),
  foreignId('interaction id in wrong case', (id) =>
    interaction(id).interactionId.replace(/:(rest|operation):/, (part) => part.toUpperCase()),
  ),
  foreignId('interaction id that no interaction has', () => `${PREFIX}rest:read:nothing-1`),
  field('Accept-Language French', 'Accept-Language', 'fr', 'any'),
  field('Accept-Encoding gzip', 'Accept-Encoding', 'gzip'),
  field('Accept-Encoding identity', 'Accept-Encoding', 'identity'),
]
