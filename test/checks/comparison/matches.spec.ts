import { describe, expect, it } from 'vitest'
import type { Check } from '../../../src/checks/check.js'
import { comparison } from '../../../src/checks/comparison/index.js'
import { patientsFound } from '../../../src/checks/foundations/patient/found.js'
import type { JsonObject } from '../../../src/core/index.js'
import { patient, service } from '../foundations/samples.js'
import { answerOf, contextOf, kinds, searchset } from '../foundations/support.js'

const refusal = (code: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-found', details: { coding: [{ code }] } }],
})

const none = answerOf(searchset())
const one = answerOf(searchset(patient))
const two = answerOf(searchset(patient, { ...patient, id: 'p2' }))
const notFound = answerOf(refusal('PATIENT_NOT_FOUND'), 404)
const otherError = answerOf(refusal('NO_RECORD_FOUND'), 404)
const context = contextOf('find-patient')
const verdict = (check: Check, answer = one, over = context): string => kinds(check, answer, over).join()
const checks = [...comparison.checks, ...patientsFound]
const compares = (id: string): boolean => id.startsWith('percent-') || id.startsWith('second-')
const others = ['whole-list-holds-the-service-found-by-its-id', 'xml-tells-what-json-tells']
const found = checks.filter(({ id }) => /-is-(found|served)$/.test(id) && !id.includes('-not-'))
const leftOut = checks.filter((c) => !found.includes(c) && !compares(c.id) && !others.includes(c.id))
const orRefused = ['sensitive-patient-is-not-found', 'patient-sensitive-on-pds-is-not-found']

describe('records that are found', () => {
  it.each(found.map((c) => [c.id, c] as const))('%s', (_id, check) => {
    expect([one, none, two, notFound, answerOf(undefined)].map((a) => verdict(check, a))).toEqual([
      'ok',
      'broken',
      'broken',
      'broken',
      'broken',
    ])
  })

  it('a read counts as well', () => {
    const served = checks.find((c) => c.id === 'patient-with-dissent-to-share-is-served') as Check
    expect(kinds(served, answerOf(patient), contextOf('read-patient'))).toEqual(['ok'])
    expect(kinds(served, notFound, contextOf('read-patient'))).toEqual(['broken'])
  })
})

describe('records that are left out', () => {
  const control = contextOf('find-patient', { control: one })
  const passes = 'ok,noted'

  it.each(leftOut.map((c) => [c.id, c] as const))('%s', (id, check) => {
    const refused = orRefused.includes(id) ? passes : 'broken'
    expect([none, one, notFound, otherError, answerOf(undefined, 500)].map((a) => verdict(check, a, control))).toEqual([
      passes,
      'broken',
      refused,
      'broken',
      'broken',
    ])
  })

  it('an entry that is an OperationOutcome is no match', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [] }
    const answer = answerOf(searchset(outcome))
    expect(leftOut.map((c) => verdict(c, answer, control))).toEqual(leftOut.map(() => passes))
  })

  it('are nothing that was seen where no other record was', () => {
    const nobody = contextOf('find-patient', { control: none })
    expect(leftOut.map((c) => verdict(c, none))).toEqual(leftOut.map(() => 'blocked'))
    expect(leftOut.map((c) => verdict(c, none, nobody))).toEqual(leftOut.map(() => 'blocked'))
  })
})

describe('answers that are compared with the one before', () => {
  it.each(checks.filter((c) => compares(c.id)).map((c) => [c.id, c] as const))('%s', (_id, check) => {
    expect(kinds(check, one, contextOf('find-patient', { comparedWith: one }))).toEqual(['ok'])
    expect(kinds(check, none, contextOf('find-patient', { comparedWith: one }))).toEqual(['broken'])
    expect(kinds(check, two, contextOf('find-patient', { comparedWith: one }))).toEqual(['broken'])
    expect(kinds(check, notFound, contextOf('find-patient', { comparedWith: one }))).toEqual(['broken'])
    expect(kinds(check, one, context)).toEqual(['blocked'])
  })
})

describe('the list of all services', () => {
  const check = checks.find((c) => c.id === others[0]) as Check
  const listed = (...all: JsonObject[]) => answerOf(searchset(...all))
  const services = contextOf('find-healthcare-service', { comparedWith: listed(service) }, '1.2.8')

  it('holds the one found by its id', () => {
    expect(kinds(check, listed({ ...service, id: 's2' }, service), services)).toEqual(['ok'])
    const another = {
      ...service,
      id: 's2',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value: '1' }],
    }
    expect(kinds(check, listed(another), services)).toEqual(['broken'])
    // The same identifier is the same service, whatever id the answer gives it.
    expect(kinds(check, listed({ ...service, id: 's2' }), services)).toEqual(['ok'])
    expect(kinds(check, listed(service), contextOf('find-healthcare-service'))).toEqual(['blocked'])
  })
})

describe('XML beside JSON', () => {
  const check = checks.find((c) => c.id === others[1]) as Check
  const after = contextOf('find-patient', { comparedWith: one })

  it('tells the same', () => {
    expect(kinds(check, one, after)).toEqual(['ok'])
    expect(kinds(check, answerOf(searchset({ ...patient, gender: 'male' })), after)).toEqual(['broken'])
    expect(kinds(check, none, after)).toEqual(['broken'])
    expect(kinds(check, one, context)).toEqual(['blocked'])
  })

  it('need not be there where the supplier declares none', () => {
    const refused = answerOf(refusal('BAD_REQUEST'), 415)
    expect(kinds(check, refused, after)).toEqual(['broken'])
    expect(kinds(check, refused, { ...after, declared: { ...after.declared, xml: false } })).toEqual(['noted'])
  })
})

it('every check of records was looked at', () => {
  const compared = checks.filter((c) => compares(c.id))
  expect(found.length + leftOut.length + compared.length + others.length).toBe(checks.length)
})
