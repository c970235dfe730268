import { z } from 'zod'
import type { FoundRecords } from '../catalogue/index.js'
import { parseMoment } from '../fhir/index.js'
import { text } from './forms.js'

/**
 * What a target file expects of answers, in the forms that FHIR STU3 can hold. A value of another form would be missed
 * in every answer, and the provider would be blamed for a slip of the file. Types: STU3 datatypes.html.
 */

/** One of a list of codes, as FHIR writes them: upper and lower case count. */
const oneOf = <const C extends readonly [string, ...string[]]>(...codes: C) =>
  z.enum(codes, `must be a code of FHIR, one of: ${codes.join(', ')}`)

/** A code that no list here knows: words parted by single blanks. */
export const code = text.regex(/^\S+( \S+)*$/, 'must be a code of FHIR: no line breaks, no two blanks together')

/** A date of any precision. */
export const date = text.refine(
  (s) => parseMoment(s, 'date') !== undefined,
  'must be a date of FHIR that the calendar has: yyyy-mm-dd, in quotes',
)

/** A date to the day. */
export const day = date.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be yyyy-mm-dd; put it in quotes')

/** A dateTime. */
export const dateTime = text.refine(
  (s) => parseMoment(s, 'dateTime') !== undefined,
  'must be a dateTime of FHIR: yyyy-mm-ddThh:mm:ss+hh:mm, in quotes',
)

/** A logical id: a path such as Patient/1 is none. */
export const logicalId = text.regex(
  /^[^\s/]+$/,
  'must be the logical id by itself, without type, slash or blank; put it in quotes',
)

const period = z.strictObject({ start: dateTime.optional(), end: dateTime.optional() })

export const gender = oneOf('male', 'female', 'other', 'unknown')

const humanName = z.strictObject({
  use: oneOf('usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden').optional(),
  text: text.optional(),
  family: text.optional(),
  given: z.array(text).optional(),
  prefix: z.array(text).optional(),
  suffix: z.array(text).optional(),
  period: period.optional(),
})

const address = z.strictObject({
  use: oneOf('home', 'work', 'temp', 'old').optional(),
  type: oneOf('postal', 'physical', 'both').optional(),
  text: text.optional(),
  line: z.array(text).optional(),
  city: text.optional(),
  district: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
  country: text.optional(),
  period: period.optional(),
})

const contactPoint = z.strictObject({
  system: oneOf('phone', 'fax', 'email', 'pager', 'url', 'sms', 'other').optional(),
  value: text.optional(),
  use: oneOf('home', 'work', 'temp', 'old', 'mobile').optional(),
  rank: z.number().int().positive().optional(),
  period: period.optional(),
})

const concept = z.strictObject({
  text: text.optional(),
  coding: z
    .array(z.strictObject({ system: text.optional(), code: code.optional(), display: text.optional() }))
    .optional(),
})

/** The extension in its plain form: codes and flags by name. */
const nhsCommunication = z.array(
  z.strictObject({
    language: code.optional(),
    preferred: z.boolean().optional(),
    modeOfCommunication: code.optional(),
    communicationProficiency: code.optional(),
    interpreterRequired: z.boolean().optional(),
  }),
)

const people = { name: z.array(humanName).optional(), gender: gender.optional() }
const place = { name: text.optional(), telecom: z.array(contactPoint).optional() }

/** What is expected of a patient's record, and of a person's on PDS. */
export const patient = z.strictObject({
  ...people,
  birthDate: date.optional(),
  address: z.array(address).optional(),
  telecom: z.array(contactPoint).optional(),
  contact: z
    .array(
      z.strictObject({
        relationship: z.array(concept).optional(),
        name: humanName.optional(),
        telecom: z.array(contactPoint).optional(),
        address: address.optional(),
        gender: gender.optional(),
      }),
    )
    .optional(),
  nhsCommunication: nhsCommunication.optional(),
  registrationType: oneOf('R', 'E', 'IN', 'T', 'P', 'O', 'S').optional(),
  preferredBranchSurgery: z.strictObject({ name: text }).optional(),
  generalPractitioner: z.strictObject({ sdsUserId: code }).optional(),
})

/**
 * What is expected of each kind of record, by the name of its list. What a service has of diaries is no element of
 * FHIR.
 */
export const expectations = {
  patients: patient,
  practitioners: z.strictObject({
    ...people,
    nhsCommunication: nhsCommunication.optional(),
    roleProfiles: z.array(code).optional(),
  }),
  organisations: z.strictObject({ ...place, address: z.array(address).optional() }),
  locations: z.strictObject({ ...place, address: address.optional() }),
  services: z.strictObject({
    name: text.optional(),
    diaries: z.number().int().positive().optional(),
    sharedDiary: z.boolean().optional(),
  }),
} as const satisfies Readonly<Record<FoundRecords, z.ZodType>>

/** The delivery channels of a slot. */
export const channel = oneOf('In-person', 'Telephone', 'Video', 'Visit')

/** An SDS job role. */
export const jobRole = text.regex(/^R\d{4}$/, 'must be an SDS job role code: R and four digits')

/** The statuses of an Appointment. */
export const appointmentStatus = oneOf(
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
)
