import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../src/checks/answer.js'
import type { Check, CheckContext } from '../../../../src/checks/check.js'
import {
  registrationChecks as named,
  registrationSequences as sequences,
} from '../../../../src/checks/foundations/registration/index.js'
import type { JsonObject } from '../../../../src/core/index.js'
import { drop, set, type Mutation } from '../mutations.js'
import { contextOf, kinds, searchset } from '../support.js'
import { answering, bodyWith, bundleOf, NUMBER, registered } from './answers.js'

const all = new Map([...named, ...sequences.flatMap((s) => s.checks)].map((check) => [check.id, check]))
const check = (id: string): Check => {
  const found = all.get(id)
  if (!found) throw new Error(`no check ${id}`)
  return found
}

const pds: JsonObject = {
  name: [{ use: 'official', family: 'Abberline', given: ['Nora'] }],
  gender: 'female',
  birthDate: '1950-01-01',
  address: [{ line: ['1 Register Row'], city: 'Leeds' }],
  telecom: [{ system: 'phone', value: '01632961000' }],
}
const asked = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: NUMBER, id: 'p1' }
const context = (over: Partial<CheckContext> = {}): CheckContext =>
  contextOf('register-patient', { expected: pds, asked, ...over })
const kindOf = (id: string, answer: Answer, over: Partial<CheckContext> = {}): string[] =>
  kinds(check(id), answer, context(over))

const EXTENSION = 'extension[0].extension[1].valueCodeableConcept.coding[0]'
const good = answering(bundleOf(registered))
const withPatient = (mutation: Mutation): Answer => answering(bundleOf(mutation(registered)))
const withBundle = (mutation: Mutation): Answer => answering(mutation(bundleOf(registered)))

/** Each check of a good answer, what breaks it, and what it then is. */
const PAIRS: [id: string, broken: Answer, as?: string][] = [
  ['registration-is-a-searchset-bundle', withBundle(set('type', 'collection'))],
  ['registration-is-a-searchset-bundle', answering(registered)],
  ['registration-bundle-names-its-profile', withBundle(drop('meta'))],
  ['registration-bundle-has-nothing-that-its-profile-shuts-out', withBundle(set('total', 1))],
  ['registration-bundle-has-nothing-that-its-profile-shuts-out', withBundle(set('entry[0].search', { mode: 'match' }))],
  ['registration-gives-one-patient', answering(bundleOf(registered, registered))],
  ['registration-gives-one-patient', answering(bundleOf())],
  ['registered-nhs-number-is-the-one-sent', withPatient(set('identifier[0].value', '9990001006'))],
  ['registered-name-is-the-one-sent-or-of-pds', withPatient(set('name[0].family', 'Other'))],
  ['registered-birth-date-is-the-one-sent-or-of-pds', withPatient(drop('birthDate'))],
  ['registered-gender-is-the-one-sent-or-of-pds', withPatient(set('gender', 'unknown'))],
  ['gender-comes-from-pds', withPatient(set('gender', 'male'))],
  ['registered-address-is-given', withPatient(drop('address'))],
  ['registered-telecom-is-given', withPatient(drop('telecom'))],
  ['registered-address-is-the-consumers', withPatient(drop('address[1]'))],
  ['registered-telecom-is-the-consumers', withPatient(set('telecom[0].value', '01632961000'))],
  ['temporary-details-have-an-end', withPatient(drop('telecom[3].period'))],
  ['temporary-details-have-an-end', withPatient(set('address[1].period.end', '2031-01-01'))],
  [
    'registered-language-is-the-one-sent',
    withPatient(set('extension[1].extension[0].valueCodeableConcept.coding[0].code', 'en')),
  ],
  ['registered-language-is-the-one-sent', withPatient(drop('extension[1]')), 'tolerated'],
  ['registration-type-is-given', withPatient(drop('extension'))],
  ['registration-type-is-given', withPatient(set(`${EXTENSION}.code`, 'R'))],
  ['registration-type-is-given', withPatient(set(`${EXTENSION}.system`, 'https://example.org/types'))],
  ['registration-is-not-regular', withPatient(set(`${EXTENSION}.code`, 'R'))],
  ['registration-is-not-regular', withPatient(set(`${EXTENSION}.code`, 'P')), 'tolerated'],
  ['re-activated-record-keeps-its-id', withPatient(set('id', 'p2'))],
]

describe('each check of a registration', () => {
  it.each(PAIRS)('%s holds for a good answer and notices a bad one', (id, broken, as = 'broken') => {
    expect(kindOf(id, good)).toEqual(['ok'])
    expect(kindOf(id, broken).filter((kind) => kind !== 'ok')).toEqual([as])
  })

  it('takes what the sources let pass', () => {
    const ofThePage = set(`${EXTENSION}.system`, 'https://fhir.nhs.uk/CareConnect-RegistrationType-1')
    expect(kindOf('registration-type-is-given', withPatient(ofThePage))).toEqual(['ok'])
    const other: Mutation = (r) =>
      set('extension[0].extension[1].valueCodeableConcept.text', 'Walk-in')(set(`${EXTENSION}.code`, 'O')(r))
    expect(kindOf('other-registration-type-is-named', withPatient(other))).toEqual(['ok'])
    const unnamed = withPatient(set(`${EXTENSION}.code`, 'O'))
    expect(kindOf('other-registration-type-is-named', unnamed)).toEqual(['broken'])
    expect(kindOf('registration-is-not-regular', withPatient(other))).toEqual(['ok'])
    const ofPds = { name: [{ use: 'official', family: 'Lumb', given: ['Ivy'] }] }
    const renamed = withPatient(set('name[0]', ofPds.name[0] ?? null))
    expect(kindOf('registered-name-is-the-one-sent-or-of-pds', renamed, { expected: ofPds })).toEqual(['ok'])
    const fromPds = withPatient(set('address', pds['address'] ?? null))
    expect(kindOf('registered-address-is-given', fromPds)).toEqual(['ok'])
    expect(kindOf('registered-address-is-the-consumers', fromPds)).toEqual(['broken'])
  })

  it('says nothing of what was not sent', () => {
    const minimal = answering(bundleOf(registered), { sent: bodyWith('minimum details alone') })
    const silent = [
      'registered-address-is-given',
      'registered-telecom-is-the-consumers',
      'registered-language-is-the-one-sent',
      'temporary-details-have-an-end',
    ]
    expect(silent.filter((id) => check(id).when?.(minimal, context()))).toEqual([])
    expect(silent.filter((id) => !check(id).when?.(good, context()))).toEqual([])
  })
})

describe('what PDS supplies', () => {
  const minimal = (mutation: Mutation): Answer =>
    answering(bundleOf(mutation(registered)), { sent: bodyWith('minimum details alone') })
  const supplied: Mutation = (r) => set('telecom', pds['telecom'] ?? null)(set('address', pds['address'] ?? null)(r))

  it.each(['address', 'telecom'])('%s', (element) => {
    expect(kindOf(`${element}-comes-from-pds`, minimal(supplied))).toEqual(['ok'])
    expect(kindOf(`${element}-comes-from-pds`, minimal(drop(element)))).toEqual(['broken'])
    expect(kindOf(`${element}-comes-from-pds`, minimal(supplied), { expected: {} })).toEqual(['noted'])
    expect(check(`${element}-comes-from-pds`).when?.(good, context())).toBe(false)
  })
})

describe('the state that is asked again', () => {
  const find = (...patients: JsonObject[]): Answer => answering(searchset(...patients))
  const refused = answering({ resourceType: 'OperationOutcome' }, { status: 422 })

  it('nobody is registered', () => {
    expect(kindOf('nobody-is-registered', find(), { comparedWith: refused })).toEqual(['ok'])
    expect(kindOf('nobody-is-registered', find(registered), { comparedWith: refused })).toEqual(['broken'])
    expect(kindOf('nobody-is-registered', answering(undefined, { status: 404 }))).toEqual(['ok'])
    expect(kindOf('nobody-is-registered', answering(undefined, { status: 500 }))).toEqual(['blocked'])
    expect(kindOf('nobody-is-registered', find(registered), { comparedWith: good })).toEqual(['noted'])
  })

  it('the registered patient is found', () => {
    expect(kindOf('registered-patient-is-found', find(registered), { comparedWith: good })).toEqual(['ok'])
    expect(kindOf('registered-patient-is-found', find(), { comparedWith: good })).toEqual(['broken'])
    expect(kindOf('registered-patient-is-found', find({ ...registered, id: 'p2' }), { comparedWith: good })).toEqual([
      'broken',
    ])
  })

  it('the registered patient is read', () => {
    const read: Answer = { ...answering(registered), header: (name) => (name === 'ETag' ? 'W/"1"' : undefined) }
    expect(kindOf('registered-patient-is-read-in-its-version', read, { comparedWith: good })).toEqual(['ok'])
    const other: Answer = { ...read, header: () => 'W/"2"' }
    expect(kindOf('registered-patient-is-read-in-its-version', other, { comparedWith: good })).toEqual(['broken'])
    expect(kindOf('registered-patient-is-as-read', read, { comparedWith: good })).toEqual(['ok'])
    expect(
      kindOf('registered-patient-is-as-read', answering(drop('address')(registered)), { comparedWith: good }),
    ).toEqual(['tolerated'])
  })

  it('the first record stands', () => {
    expect(kindOf('first-record-stands', find(registered), { comparedWith: find(registered) })).toEqual(['ok'])
    expect(
      kindOf('first-record-stands', find(drop('address')(registered)), { comparedWith: find(registered) }),
    ).toEqual(['broken'])
    expect(kindOf('first-record-stands', find(registered, registered), { comparedWith: find(registered) })).toEqual([
      'broken',
    ])
    expect(kindOf('first-record-stands', find(registered), { comparedWith: find() })).toEqual(['blocked'])
  })
})

describe('registrations that have to succeed', () => {
  const ids = named
    .map(({ id }) => id)
    .filter((id) => /-(registered|re-activated)$/.test(id) && id !== 'nobody-is-registered')

  it.each(ids)('%s', (id) => {
    expect(kindOf(id, good)).toEqual(['ok'])
    expect(kindOf(id, answering({ resourceType: 'OperationOutcome' }, { status: 400 }))).toEqual(['broken'])
    expect(kindOf(id, answering(bundleOf()))).toEqual(['broken'])
  })

  it('are there', () => expect(ids.length).toBeGreaterThan(3))
})

describe('diagnostics', () => {
  const kindsOf = (deviation: string, issue: JsonObject): string[] =>
    kindOf(
      'diagnostics-tell-what-is-wrong',
      answering({ resourceType: 'OperationOutcome', issue: [issue] }, { status: 422, sent: bodyWith(deviation) }),
    )

  it.each([
    ['ok', { diagnostics: 'birthDate is missing' }],
    ['ok', { diagnostics: 'Patient.birthDate: minimum 1, found 0' }],
    ['ok', { diagnostics: 'The date of birth must be given' }],
    ['tolerated', { diagnostics: 'no' }],
    ['tolerated', { diagnostics: 'Internal system could not process the name' }],
    ['tolerated', { details: { text: 'birthDate is missing' } }],
    ['broken', {}],
  ])('%s: %j', (kind, issue) => expect(kindsOf('Patient without birth date', issue)).toEqual([kind]))

  it.each([
    ['Bundle as body', 'Parameters expected', 'birthDate is missing'],
    ['parameter given twice', 'parameter registerPatient stands twice', 'identifier is missing'],
    ['parameter with another resource', 'a Patient was expected', 'name'],
    ['Patient without identifier', 'the NHS number is missing', 'birthDate'],
    ['identifier sent without system', 'identifier.system is missing', 'bad name'],
    ['sent NHS number with a wrong check digit', 'Invalid NHS Number', 'system failure'],
    ['Patient without name', 'Patient.name is missing', 'the username is unknown'],
    ['two official names', 'More than one official name', 'telecom'],
    ['official name without family', 'family name is missing', 'birthDate'],
    ['official name without given', 'name.given is missing', 'birthDate'],
    ['gender outside its value set', 'gender: foo', 'name'],
    ['Patient with maritalStatus', 'Patient.maritalStatus is not allowed', 'name'],
    ['Patient with ethnicCategory', 'extension EthnicCategory is not allowed', 'name'],
    ['Patient without profile', 'meta.profile is missing', 'birthDate'],
    ['parameter name in wrong case', 'parameter registerPatient is missing', 'birthDate is missing'],
    ['addresses home and home', 'two addresses are home', 'the system failed'],
    ['telecoms email and email', 'Only one email is allowed', 'the system failed'],
    ['two languages', 'NHSCommunication is given twice', 'birthDate'],
  ])('of %s name it', (deviation, right, wrong) => {
    expect([right, wrong].map((diagnostics) => kindsOf(deviation, { diagnostics }))).toEqual([['ok'], ['tolerated']])
  })

  it('are not asked of what was served', () =>
    expect(kindOf('diagnostics-tell-what-is-wrong', good)).toEqual(['noted']))
})

describe('the format of a refusal', () => {
  const asking = (
    headers: readonly (readonly [string, string])[],
    path = '/Patient/$gpc.registerpatient',
    format: 'json' | 'xml' = 'json',
  ): Answer => {
    const answer = answering({ resourceType: 'OperationOutcome' }, { status: 409 })
    const request = {
      ...answer.exchange.request,
      path,
      headers: headers.reduce((all, [n, v]) => all.and(n, v), answer.exchange.request.headers),
    }
    return { ...answer, format, exchange: { ...answer.exchange, request } }
  }
  const id = 'refusal-comes-in-the-format-asked-for'
  const [json, xml] = ['application/fhir+json', 'application/fhir+xml'] as const

  it('is that of _format, else of Accept, else of the body', () => {
    expect(kindOf(id, asking([['Accept', xml]], `/x?_format=${encodeURIComponent(json)}`))).toEqual(['ok'])
    expect(
      kindOf(
        id,
        asking(
          [
            ['Accept', xml],
            ['Content-Type', json],
          ],
          '/x',
          'xml',
        ),
      ),
    ).toEqual(['ok'])
    expect(kindOf(id, asking([['Content-Type', json]]))).toEqual(['ok'])
    expect(kindOf(id, asking([['Accept', xml]]))).toEqual(['tolerated'])
  })
})
