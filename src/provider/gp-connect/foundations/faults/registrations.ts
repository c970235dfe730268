import { words } from '../../../../core/index.js'
import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { passes, skipFault } from '../../../frame/mutation/factories.js'
import { answers, breaksDown } from '../../faults/refusals.js'
import { stateFault } from '../../faults/state.js'

/** Faults of the rules of register patient: rules passed over, kept with a wrong answer, or made too strict. */

const ELEMENTS = words(`
  active maritalStatus contact generalPractitioner managingOrganization photo animal communication deceasedDateTime
  multipleBirthBoolean link extension
`)

const content: readonly FaultOf[] = [
  passes(
    'register.parameter',
    'Takes any body for a registration',
    ['registration-without-a-patient', 'registration-with-a-further-parameter'],
    ['register.patient', 'body.type', 'register.known-parameters'],
  ),
  passes('register.once', 'Registers the first of two patients in one request', 'two-registrations-in-one'),
  passes('register.gender', 'Takes whatever value a code has', 'registration-with-unreadable-content'),
  breaksDown('body.known-elements', 'an element that FHIR does not know', 'element-that-fhir-does-not-know'),
  passes('register.profile', 'Takes a body without profile', 'registration-without-profile'),
  passes('body.readable', 'Looks for the NHS number only when it is asked', 'malformed-body'),
  breaksDown('http.verb', 'a GET of the operation', 'get-on-an-operation'),
  breaksDown('format.body', 'a body of another media type', 'unsupported-content-type'),
]

const minimum: readonly FaultOf[] = [
  passes('register.identifier', 'Does not ask for an NHS number', [
    'registration-without-identifier',
    'registration-without-identifier-system',
  ]),
  breaksDown('register.nhs-number', 'a malformed NHS number', 'registration-with-malformed-nhs-number'),
  passes('register.official-name', 'Does not count official names', 'two-official-names'),
  passes('register.family', 'Does not ask for a family name', 'registration-without-official-name'),
  breaksDown('register.given', 'a name without given name', 'registration-without-given-name'),
  passes('register.birth-date', 'Does not ask for a birth date', 'registration-without-birth-date'),
]

const elements: readonly FaultOf[] = [
  passes('register.address-once', 'Takes two addresses of one use', ['two-home-addresses', 'two-temp-addresses']),
  passes('register.address-use', 'Takes addresses of any use', 'address-of-another-use'),
  passes('register.telecom-once', 'Takes two telecoms of one kind', [
    'two-phones-of-one-use',
    'two-temp-phones',
    'two-emails',
  ]),
  breaksDown('register.communication-once', 'two languages', 'two-languages'),
  skipFault(
    'passes-over-what-may-not-be-sent',
    'Takes elements that a registration may not have',
    ELEMENTS.map((name) => `register.no-${name}`),
    'refuses-forbidden-element',
  ),
]

const demographics: readonly FaultOf[] = [
  passes('register.on-pds', 'Registers people whom PDS does not know', 'registration-of-person-not-on-pds'),
  passes('register.verified', 'Does not verify the person on PDS', 'registration-of-unverified-person'),
  stateFault(
    'passes-register-pds-family-name',
    'Does not compare family names',
    { registration: { matching: { familyName: false } } },
    'refuses-registration-of-unverified-person',
  ),
  stateFault(
    'passes-register-pds-given-name',
    'Does not compare given names',
    { registration: { matching: { givenName: false } } },
    'refuses-registration-of-unverified-person',
  ),
  stateFault(
    'passes-register-pds-one-part-is-enough',
    'Is content with one part of the birth date',
    { registration: { matching: { parts: 1 } } },
    'refuses-registration-of-unverified-person',
  ),
  stateFault(
    'wants-the-exact-birth-date',
    'Refuses whoever has another birth date on PDS',
    { registration: { matching: { nearly: false } } },
    'person-with-two-date-parts-and-names-is-registered',
  ),
  stateFault(
    'wants-the-whole-names',
    'Compares the whole of the names',
    { registration: { matching: { letters: { family: Infinity, given: Infinity } } } },
    'person-with-two-date-parts-and-names-is-registered',
  ),
  stateFault(
    'wants-the-names-always',
    'Compares names though the birth date is right',
    { registration: { matching: { birthDateAlone: false } } },
    'person-with-birth-date-as-on-pds-is-registered',
  ),
  passes('register.alive', 'Registers the dead', 'registration-of-person-deceased-on-pds'),
  passes('register.not-invalid', 'Does not mind an invalid number', 'registration-under-invalid-number'),
  passes('register.not-superseded', 'Does not mind a superseded number', 'registration-under-superseded-number'),
  answers(
    'PATIENT_NOT_FOUND',
    'register.on-pds',
    'Answers that the patient is not found where PDS has none',
    'registration-of-person-not-on-pds',
  ),
]

const records: readonly FaultOf[] = [
  passes('register.not-active', 'Registers whoever is registered', 'registration-of-registered-patient'),
  answers(
    'BAD_REQUEST',
    'register.not-active',
    'Calls a second registration a bad request',
    'registration-of-registered-patient',
  ),
  passes(
    'register.not-deceased',
    'Registers those who died in its own records',
    'registration-of-patient-deceased-in-the-practice',
  ),
  passes(
    'register.record-verified',
    'Does not compare an untraced record with PDS',
    'registration-of-unverifiable-record',
  ),
  stateFault(
    'refuses-those-who-left',
    'Takes those who left for registered',
    { registration: { left: false } },
    'patient-who-left-is-re-activated',
  ),
  stateFault(
    'refuses-those-never-traced',
    'Does not look untraced numbers up',
    { registration: { untraced: false } },
    'untraced-patient-who-left-is-re-activated',
  ),
  stateFault(
    'makes-a-second-record',
    'Makes a new record of those who left',
    { registration: { sameRecord: false } },
    're-activated-record-keeps-its-id',
  ),
  stateFault(
    'registers-whom-it-refuses',
    'Answers with an error and registers all the same',
    { registration: { keptWhenRefused: true } },
    ['nobody-is-registered', 'first-record-stands'],
  ),
  stateFault(
    'keeps-nothing',
    'Answers with a patient and keeps no record',
    { registration: { kept: false } },
    'registered-patient-is-found',
  ),
  stateFault(
    'registers-as-regular',
    'Makes everybody a regular patient',
    { registration: { type: 'R' } },
    'registration-is-not-regular',
  ),
  stateFault(
    'takes-nothing-from-pds',
    'Takes nothing from PDS',
    { registration: { supplemented: false } },
    'gender-comes-from-pds',
  ),
]

const sensitive = (registration: string): FaultOf[] => [
  passes('register.not-sensitive', 'Registers S-flagged people', registration),
]

const REGISTER = ['register-patient']

/** Faults of what register patient takes and refuses; the check of the sensitive person has a name by version (A21). */
export const registrationFamilies: readonly Family<SpecTraits>[] = [
  { on: REGISTER, faults: [...content, ...minimum, ...elements, ...demographics, ...records] },
  {
    on: REGISTER,
    in: { sensitive: 'not-found' },
    faults: sensitive('registration-of-sensitive-person-by-either-page'),
  },
  { on: REGISTER, in: { sensitive: 'left-out' }, faults: sensitive('registration-of-sensitive-person') },
]
