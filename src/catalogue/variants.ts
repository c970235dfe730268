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
]

const variant = (product: string, spec: string, ids: readonly string[], registers: readonly string[]): Variant => ({
  id: `${product}@${spec}`,
  product,
  spec,
  fhir: 'STU3',
  interactions: ids.map(interaction),
  registers,
})

const ALL: readonly Variant[] = [
  variant('foundations', '1.2.7', FOUNDATIONS, ['foundations', 'spine']),
  variant(
    'foundations',
    '1.2.8',
    [...FOUNDATIONS, 'find-healthcare-service', 'read-healthcare-service'],
    ['foundations', 'spine'],
  ),
  variant('foundations', '1.2.9', FOUNDATIONS, ['foundations', 'spine']),
]

/** All variants that work. */
export const variants = (): readonly Variant[] => ALL

/** The variant of a run that names none. */
export const defaultVariant = (): Variant => ALL[0] as Variant

/** The variant of that id, or undefined. */
export const findVariant = (id: string): Variant | undefined => ALL.find((v) => v.id === id)
