import { z } from 'zod'
import { bookSections } from './book-schema.js'

/** The form of a practice's records (fixtures/records/*.yaml): a practice's own words, nothing of FHIR. */

/** Logical ids: up to 64 of A-Z, a-z, 0-9, hyphen and dot (spec facts section 15). */
const id = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, 'an id of 1 to 64 letters, digits, hyphens and dots')
const date = z.iso.date()
const words = z.string().trim().min(1)

const record = { id, version: z.int().positive(), changed: z.iso.datetime() }

const gender = z.enum(['male', 'female', 'other', 'unknown'])
const nhsNumber = z.string().regex(/^\d{10}$/, 'an NHS number of ten digits')

const personName = z.strictObject({
  use: z.enum(['official', 'usual', 'temp', 'nickname', 'old', 'maiden']).optional(),
  family: words,
  given: z.array(words).default([]),
  prefix: z.array(words).default([]),
})

const address = z.strictObject({
  use: z.enum(['home', 'work', 'temp', 'old']),
  lines: z.array(words).min(1),
  city: words.optional(),
  county: words.optional(),
  postcode: words.optional(),
})

const telecom = z.strictObject({
  kind: z.enum(['phone', 'fax', 'email', 'pager', 'sms', 'url', 'other']),
  use: z.enum(['home', 'work', 'temp', 'old', 'mobile']),
  value: words,
})

const contact = z.strictObject({
  relationship: words,
  name: personName,
  gender: gender.optional(),
  telecom: z.array(telecom).default([]),
  address: address.optional(),
})

const patient = z.strictObject({
  ...record,
  nhsNumber,
  /** False where the number was never traced on PDS. */
  traced: z.boolean().default(true),
  name: personName,
  otherNames: z.array(personName).default([]),
  gender,
  birthDate: date,
  registrationType: z.enum(['R', 'E', 'IN', 'T', 'P', 'O', 'S']),
  addresses: z.array(address).default([]),
  telecom: z.array(telecom).default([]),
  contacts: z.array(contact).default([]),
  language: z
    .strictObject({ code: words, preferred: z.boolean().optional(), interpreterRequired: z.boolean().optional() })
    .optional(),
  preferredBranch: id.optional(),
  usualPractitioner: id.optional(),
  /** Day of a temporary registration. */
  registered: date.optional(),
  /** Last day of a temporary registration. */
  expires: date.optional(),
  left: date.optional(),
  died: date.optional(),
  /** S-flagged on PDS. */
  sensitive: z.boolean().default(false),
  /** Dissent to share; without effect on these interactions (spec facts section 5.4). */
  dissentToShare: z.boolean().default(false),
  withheld: z
    .strictObject({
      ethnicity: words.optional(),
      maritalStatus: words.optional(),
      multipleBirth: z.boolean().optional(),
      birthPlace: words.optional(),
    })
    .optional(),
})

const practitioner = z.strictObject({
  ...record,
  sdsUserId: z.string().regex(/^[A-Z]?\d{8,12}$/, 'an SDS user id: a letter or none, then 8 to 12 digits'),
  roleProfiles: z.array(z.string().regex(/^\d{12}$/, 'an SDS role profile id of 12 digits')).default([]),
  name: personName,
  gender: gender.optional(),
  languages: z.array(words).default([]),
})

const practice = z.strictObject({
  ...record,
  odsCode: z.string().regex(/^[A-Z0-9]{3,10}$/, 'an ODS code of 3 to 10 capitals and digits'),
  name: words,
  telecom: z.array(telecom).default([]),
  address: address.optional(),
})

const location = z.strictObject({
  ...record,
  name: words,
  telecom: z.array(telecom).default([]),
  address: address.optional(),
})

const service = z.strictObject({
  ...record,
  dosServiceId: z.string().regex(/^\d{1,12}$/, 'a DOS service id of up to 12 digits'),
  name: words,
})

const pdsEntry = z.strictObject({
  nhsNumber,
  family: words,
  given: z.array(words).min(1),
  birthDate: date,
  gender: gender.optional(),
  addresses: z.array(address).optional(),
  telecom: z.array(telecom).optional(),
  deceased: z.boolean().default(false),
  flag: z.enum(['invalid', 'sensitive', 'superseded']).optional(),
})

/** Both switches of service filtering; either may be off (spec facts section 11.4). */
const serviceFiltering = z.strictObject({ supplier: z.enum(['on', 'off']), practice: z.enum(['on', 'off']) })

/** A whole seed: one file, or the files of a folder put together. */
export const seedSchema = z.strictObject({
  practice,
  locations: z.array(location).default([]),
  practitioners: z.array(practitioner).default([]),
  services: z.array(service).default([]),
  serviceFiltering: serviceFiltering.default({ supplier: 'off', practice: 'off' }),
  patients: z.array(patient).default([]),
  pds: z.array(pdsEntry).default([]),
  ...bookSections,
})

/** The practice's records and what PDS holds. */
export type Seed = z.output<typeof seedSchema>
export type PatientRecord = z.output<typeof patient>
export type PractitionerRecord = z.output<typeof practitioner>
export type PracticeRecord = z.output<typeof practice>
export type LocationRecord = z.output<typeof location>
export type ServiceRecord = z.output<typeof service>
export type PdsEntry = z.output<typeof pdsEntry>
export type PersonName = z.output<typeof personName>
export type PostalAddress = z.output<typeof address>
export type Telecom = z.output<typeof telecom>
