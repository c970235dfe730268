import type { StandardName } from './standards.js'
import type { Interaction } from './interactions.js'

/** How a provider gets to know the consumer: by a token that the consumer makes, or by one that a server has signed. */
export type TokenForm = 'unsigned' | 'signed'

/** The named sets of definitions that versions are published with (validator/definitions). */
export type Definitions = 'gpconnect-1.2.7' | 'gpconnect-1.2.8' | 'gpconnect-1.2.9' | 'careconnect'

/**
 * What tells the versions of a specification apart, for checks and requests to ask: neither compares versions. Each
 * version decides each trait, by itself or with the one that it is like.
 */
export interface Traits {
  /** Slots are found by healthcare service, and Schedules lead to services. */
  readonly healthcareServices: boolean
  /** `Visit` is a delivery channel (A50). */
  readonly visits: boolean
  /** Any SDS job role is a practitioner's, not those of GPConnect-PractitionerRole-1 alone (A50). */
  readonly sdsJobRoles: boolean
  /** By what slots are searched: of a practice, of a service, or as seed 000 has it. */
  readonly slotSearch: 'practice' | 'service' | 'seed'
  /** Which version the sample of the capability statement shows (A50). */
  readonly sampleVersion: 'own' | '1.2.7'
  /** How the sample of a Location shows its address, which is 0..1 (A45). */
  readonly sampleAddress: 'one' | 'list of one'
}

/** What a version decides for itself. */
interface Decided {
  readonly traits: Traits
  readonly definitions: Definitions
  /** The form of the tokens, `unsigned` where absent. */
  readonly tokens?: TokenForm
  /** The register's names of the specifications that it judges; its own version where absent. */
  readonly editions?: readonly string[]
}

/** A version: what it decides, or the one that it is like, and what is other. */
export type Spec = { readonly spec: string } & (Decided | Like)

/** A version in terms of another one: what is not said is the other's. */
interface Like {
  readonly like: string
  readonly but?: Partial<Traits>
  readonly definitions?: Definitions
}

/** A kind of record that testers load and features name: how a target file lists it, and how it is found and read. */
export interface Kind {
  /** What features call one of them. */
  readonly word: string
  /** The list of a target file that they stand in. */
  readonly records: string
  /** Key of their business identifier in that list. */
  readonly key: string
  /** Identifier system and interaction by which they are found; none for kinds without a search. */
  readonly system?: string
  readonly find?: string
  readonly read: string
}

/** One product of a standard: everything that the catalogue knows of it. */
export interface Product {
  readonly id: string
  /** Whose standard it is. */
  readonly standard: StandardName
  /** Register files that hold its rows, its own first. */
  readonly registers: readonly string[]
  /** Those of them whose rows on every interaction another product shows, once for all. */
  readonly shownElsewhere?: readonly string[]
  /** Versions as its own register has them, oldest first; none where the rows name their editions. */
  readonly order: readonly string[]
  /** Versions of the specification that are judged, oldest first. */
  readonly specs: readonly Spec[]
  /** Its interactions in a version with those traits. */
  interactions(traits: Traits): readonly Interaction[]
  /** The product whose interactions its scenarios call on the way: finding a patient before a booking. */
  readonly helper?: Product
  /** The variant for a system that expects tokens of a form; absent where the standard has one form. */
  withTokens?(variant: Variant, tokens: TokenForm): Variant
}

/** One product at one version of its specification: what a run is asked for. */
export interface Variant {
  /** `product@version`, such as `foundations@1.2.7`. */
  readonly id: string
  readonly product: string
  /** The specification's version. */
  readonly spec: string
  /** Where the version stands among those of its product, oldest first. */
  readonly order: number
  readonly traits: Traits
  /** The set of definitions that was published with it. */
  readonly definitions: Definitions
  /** Whose standard it is. */
  readonly standard: StandardName
  /** The register's names of the specifications it judges; a row stands where one of its versions is among them. */
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
  /** Interactions of other products that its scenarios call on the way. */
  readonly helpers: readonly Interaction[]
  /** Register files that hold the variant's rows. */
  readonly registers: readonly string[]
  /** Those of them whose rows on every interaction another product shows. */
  readonly shownElsewhere: readonly string[]
}

/** @throws RangeError where a version is like none of the product's */
function decided(specs: readonly Spec[], one: Spec): Decided {
  if (!('like' in one)) return one
  const other = specs.find(({ spec }) => spec === one.like)
  if (!other) throw new RangeError(`${one.spec} is like ${one.like}, which there is not`)
  const model = decided(specs, other)
  return { ...model, definitions: one.definitions ?? model.definitions, traits: { ...model.traits, ...one.but } }
}

/** The variants of a product, oldest first. */
export const variantsOf = (product: Product): Variant[] =>
  product.specs.map((one, order) => {
    const { traits, definitions, tokens = 'unsigned', editions } = decided(product.specs, one)
    const variant: Variant = {
      id: `${product.id}@${one.spec}`,
      product: product.id,
      spec: one.spec,
      order,
      traits,
      definitions,
      standard: product.standard,
      versions: editions ?? [one.spec],
      aspects: [],
      tokens,
      fhir: 'STU3',
      interactions: product.interactions(traits),
      helpers: product.helper?.interactions(traits) ?? [],
      registers: product.registers,
      shownElsewhere: product.shownElsewhere ?? [],
    }
    return product.withTokens?.(variant, tokens) ?? variant
  })
