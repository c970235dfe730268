import { careConnectInteractions } from './care-connect.js'
import type { DialectName } from './dialects.js'
import { interaction, interactions, type Interaction } from './interactions.js'

/** How a provider gets to know the consumer: by a token that the consumer makes, or by one that a server has signed. */
export type TokenForm = 'unsigned' | 'signed'

/** One product at one version of its specification: what a run is asked for. */
export interface Variant {
  /** `product@version`, such as `foundations@1.2.7`. */
  readonly id: string
  readonly product: string
  /** The specification's version; the tags `@since:`/`@until:` are compared with it. */
  readonly spec: string
  /** Whose standard it is. */
  readonly dialect: DialectName
  /** The register's names of the specifications that it judges; a row stands where one of its versions is among them. */
  readonly versions: readonly string[]
  /**
   * Names under which the register files rows that hold for the variant whatever the interaction, beside `general`:
   * tokens and directories of Care Connect.
   */
  readonly aspects: readonly string[]
  /** The form of the tokens, where the target does not say another. */
  readonly tokens: TokenForm
  readonly fhir: 'STU3'
  readonly interactions: readonly Interaction[]
  /** Interactions of other products that its scenarios call on the way: finding a patient before a booking. */
  readonly helpers: readonly Interaction[]
  /** Register files that hold the variant's rows; the rows of `spine` are general to all. */
  readonly registers: readonly string[]
}

const FOUNDATIONS = [
  'get-capability-statement',
  'find-organisation',
  'read-organisation',
  'find-practitioner',
  'read-practitioner',
  'find-patient',
  'read-patient',
  'read-location',
  'register-patient',
]

const APPOINTMENTS = [
  'search-free-slots',
  'book-appointment',
  'read-appointment',
  'retrieve-patient-appointments',
  'amend-appointment',
  'cancel-appointment',
]

const HEALTHCARE_SERVICES = ['find-healthcare-service', 'read-healthcare-service']

const variant = (
  product: string,
  spec: string,
  ids: readonly string[],
  registers: readonly string[],
  helpers: readonly string[] = [],
): Variant => ({
  id: `${product}@${spec}`,
  product,
  spec,
  dialect: 'gp-connect',
  versions: [spec],
  aspects: [],
  tokens: 'unsigned',
  fhir: 'STU3',
  interactions: ids.map(interaction),
  helpers: helpers.map(interaction),
  registers,
})

/** Of Foundations: the statement, the records that an appointment refers to, and who is found or registered before. */
const appointments = (spec: string, more: readonly string[] = []): Variant =>
  variant('appointment-management', spec, APPOINTMENTS, ['appointment-management', 'spine'], [...FOUNDATIONS, ...more])

const SEED = 'seed 000'
const BOOKING_API = 'NHS Booking API 2.0.4'
const UEC = 'UEC appointments standard 1.0.0 (2021)'
const SIGNED_TOKEN = 'Care Connect signed token (2019, FixSystems branch and docs-uec-appts history)'

const careConnect = (
  spec: string,
  family: Parameters<typeof careConnectInteractions>[0],
  tokens: TokenForm,
  versions: readonly string[],
): Variant => ({
  id: `care-connect-scheduling@${spec}`,
  product: 'care-connect-scheduling',
  spec,
  dialect: 'care-connect',
  ...tokensOf(tokens, versions),
  fhir: 'STU3',
  interactions: careConnectInteractions(family),
  helpers: [],
  registers: ['care-connect-scheduling'],
})

/** Rows on tokens are judged in the form that the system expects, and in no other. */
const tokensOf = (
  tokens: TokenForm,
  versions: readonly string[],
): Pick<Variant, 'tokens' | 'aspects' | 'versions'> => ({
  tokens,
  aspects: ['service-discovery', 'endpoint-lookup', `token-${tokens}`],
  versions: [...versions.filter((name) => name !== SIGNED_TOKEN), ...(tokens === 'signed' ? [SIGNED_TOKEN] : [])],
})

/** The variant for a system that expects tokens of a form; itself for GP Connect, which has one. */
export const withTokens = (variant: Variant, tokens: TokenForm): Variant =>
  variant.dialect === 'gp-connect' ? variant : { ...variant, ...tokensOf(tokens, variant.versions) }

const ALL: readonly Variant[] = [
  variant('foundations', '1.2.7', FOUNDATIONS, ['foundations', 'spine']),
  variant('foundations', '1.2.8', [...FOUNDATIONS, ...HEALTHCARE_SERVICES], ['foundations', 'spine']),
  variant('foundations', '1.2.9', FOUNDATIONS, ['foundations', 'spine']),
  appointments('1.2.7'),
  appointments('1.2.8', HEALTHCARE_SERVICES),
  appointments('1.2.9'),
  careConnect('2.0.4', 'careconnect', 'unsigned', [SEED, BOOKING_API, UEC]),
  careConnect('a2si', 'a2si', 'signed', [SEED, BOOKING_API]),
]

/** All variants: every check of theirs has been seen to fail. */
export const variants = (): readonly Variant[] => ALL

/** The variant of a run that names none. */
export const defaultVariant = (): Variant => ALL[0] as Variant

const EVERY = [...interactions(), ...careConnectInteractions('careconnect')]

/** The ids of all interactions that the harness can exercise, of whatever variant. */
export const interactionIds = (): readonly string[] => [...new Set(EVERY.map(({ id }) => id))]

/**
 * The interaction of that id in a variant: its own, or a helper.
 *
 * @throws RangeError where the variant has none of it
 */
export function interactionOf({ id: name, interactions: own, helpers }: Variant, id: string): Interaction {
  const found = [...own, ...helpers].find((i) => i.id === id)
  if (!found) throw new RangeError(`${name} has no interaction "${id}"`)
  return found
}

/** True where scenarios of the variant may send the interaction: its own, or a helper. */
export const callable = (variant: Variant, id: string): boolean =>
  [...variant.interactions, ...variant.helpers].some((i) => i.id === id)

/** The variant of that id, or undefined. */
export const findVariant = (id: string): Variant | undefined => ALL.find((v) => v.id === id)
