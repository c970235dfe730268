import { words } from '../../../../core/index.js'
import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { skipFault } from '../../../frame/mutation/factories.js'
import { answers, breaksDown, skipsRule } from '../../faults/refusals.js'
import { stateFault } from '../../faults/state.js'

/** Faults of the rules of register patient: rules passed over, kept with a wrong answer, or made too strict. */

const ELEMENTS = words(`
  active maritalStatus contact generalPractitioner managingOrganization photo animal communication deceasedDateTime
  multipleBirthBoolean link extension
`)

const content: readonly FaultOf[] = [
  skipsRule(
    'Takes any body for a registration',
    ['register.parameter', 'register.patient', 'body.type', 'register.known-parameters'],
    'registration-without-a-patient',
    'registration-with-a-further-parameter',
  ),
  skipsRule('Registers the first of two patients in one request', ['register.once'], 'two-registrations-in-one'),
  skipsRule('Takes whatever value a code has', ['register.gender'], 'registration-with-unreadable-content'),
  breaksDown('body.known-elements', 'an element that FHIR does not know', 'element-that-fhir-does-not-know'),
  skipsRule('Takes a body without profile', ['register.profile'], 'registration-without-profile'),
  skipsRule('Looks for the NHS number only when it is asked', ['body.readable'], 'malformed-body'),
  breaksDown('http.verb', 'a GET of the operation', 'get-on-an-operation'),
  breaksDown('format.body', 'a body of another media type', 'unsupported-content-type'),
]

const minimum: readonly FaultOf[] = [
  skipsRule(
    'Does not ask for an NHS number',
    ['register.identifier'],
    'registration-without-identifier',
    'registration-without-identifier-system',
  ),
  breaksDown('register.nhs-number', 'a malformed NHS number', 'registration-with-malformed-nhs-number'),
  skipsRule('Does not count official names', ['register.official-name'], 'two-official-names'),
  skipsRule('Does not ask for a family name', ['register.family'], 'registration-without-official-name'),
  breaksDown('register.given', 'a name without given name', 'registration-without-given-name'),
  skipsRule('Does not ask for a birth date', ['register.birth-date'], 'registration-without-birth-date'),
]

const elements: readonly FaultOf[] = [
  skipsRule('Takes two addresses of one use', ['register.address-once'], 'two-home-addresses', 'two-temp-addresses'),
  skipsRule('Takes addresses of any use', ['register.address-use'], 'address-of-another-use'),
  skipsRule(
    'Takes two telecoms of one kind',
    ['register.telecom-once'],
    'two-phones-of-one-use',
    'two-temp-phones',
    'two-emails',
  ),
  breaksDown('register.communication-once', 'two languages', 'two-languages'),
  skipFault(
    'passes-over-what-may-not-be-sent',
    'Takes elements that a registration may not have',
    ELEMENTS.map((name) => `register.no-${name}`),
    'refuses-forbidden-element',
  ),
]

const demographics: readonly FaultOf[] = [
  skipsRule('Registers people whom PDS does not know', ['register.on-pds'], 'registration-of-person-not-on-pds'),
  skipsRule('Does not verify the person on PDS', ['register.verified'], 'registration-of-unverified-person'),
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
  skipsRule('Registers the dead', ['register.alive'], 'registration-of-person-deceased-on-pds'),
  skipsRule('Does not mind an invalid number', ['register.not-invalid'], 'registration-under-invalid-number'),
  skipsRule('Does not mind a superseded number', ['register.not-superseded'], 'registration-under-superseded-number'),
  answers(
    'PATIENT_NOT_FOUND',
    'register.on-pds',
    'Answers that the patient is not found where PDS has none',
    'registration-of-person-not-on-pds',
  ),
]

const records: readonly FaultOf[] = [
  skipsRule('Registers whoever is registered', ['register.not-active'], 'registration-of-registered-patient'),
  answers(
    'BAD_REQUEST',
    'register.not-active',
    'Calls a second registration a bad request',
    'registration-of-registered-patient',
  ),
  skipsRule(
    'Registers those who died in its own records',
    ['register.not-deceased'],
    'registration-of-patient-deceased-in-the-practice',
  ),
  skipsRule(
    'Does not compare an untraced record with PDS',
    ['register.record-verified'],
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
  skipsRule('Registers S-flagged people', ['register.not-sensitive'], registration),
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
