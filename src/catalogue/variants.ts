import { interaction, type Interaction } from './interactions.js'

/** One product at one version of its specification: what a run is asked for. */
export interface Variant {
  /** `product@version`, such as `foundations@1.2.7`. */
  readonly id: string
  readonly product: string
  /** The specification's version; register rows and the tags `@since:`/`@until:` are compared with it. */
  readonly spec: string
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
  fhir: 'STU3',
  interactions: ids.map(interaction),
  helpers: helpers.map(interaction),
  registers,
})

/** Of Foundations: the statement, the records that an appointment refers to, and who is found or registered before. */
const appointments = (spec: string, more: readonly string[] = []): Variant =>
  variant('appointment-management', spec, APPOINTMENTS, ['appointment-management', 'spine'], [...FOUNDATIONS, ...more])

const LISTED: readonly Variant[] = [
  variant('foundations', '1.2.7', FOUNDATIONS, ['foundations', 'spine']),
  variant('foundations', '1.2.8', [...FOUNDATIONS, ...HEALTHCARE_SERVICES], ['foundations', 'spine']),
  variant('foundations', '1.2.9', FOUNDATIONS, ['foundations', 'spine']),
]

const DRAFTS: readonly Variant[] = [
  appointments('1.2.7'),
  appointments('1.2.8', HEALTHCARE_SERVICES),
  appointments('1.2.9'),
]

/** All variants that work: every check of theirs has been seen to fail. */
export const variants = (): readonly Variant[] => LISTED

/**
 * Variants in the making: they run when they are named, but not every check of theirs has been proven by a fault, so
 * they are not listed and no green of theirs is evidence.
 */
export const drafts = (): readonly Variant[] => DRAFTS

/** The variant of a run that names none. */
export const defaultVariant = (): Variant => LISTED[0] as Variant

/** True where scenarios of the variant may send the interaction: its own, or a helper. */
export const callable = (variant: Variant, id: string): boolean =>
  [...variant.interactions, ...variant.helpers].some((i) => i.id === id)

/** The variant of that id, listed or draft, or undefined. */
export const findVariant = (id: string): Variant | undefined => [...LISTED, ...DRAFTS].find((v) => v.id === id)
