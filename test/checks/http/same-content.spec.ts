import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/checks/answer.js'
import { findCheck } from '../../../src/checks/registry.js'
import type { JsonObject } from '../../../src/core/index.js'
import { nothing, set, type Mutation } from '../foundations/mutations.js'
import { answerOf, contextOf, kinds } from '../foundations/support.js'

const patient: JsonObject = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { versionId: '3', lastUpdated: '2030-01-01T00:00:00Z' },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9476719931' }],
  managingOrganization: { reference: 'Organization/7' },
  link: [{ other: { reference: 'Patient/p0' }, type: 'replaces' }],
  maritalStatus: { coding: [{ code: 'M' }], text: 'Married' },
}
const location: JsonObject = { resourceType: 'Location', id: 'l1', name: 'Surgery' }

const found: JsonObject = {
  resourceType: 'Bundle',
  id: 'b1',
  type: 'searchset',
  meta: { lastUpdated: '2030-01-01T00:00:00Z' },
  total: 2,
  link: [{ relation: 'self', url: 'https://provider.example/search?1' }],
  entry: [
    { fullUrl: 'urn:uuid:0f0f0f0f-0000-4000-8000-00000000000a', resource: patient },
    { fullUrl: 'https://provider.example/A20047/STU3/1/gpconnect/Location/l1', resource: location },
  ],
}

const statement: JsonObject = { resourceType: 'CapabilityStatement', id: '1', date: '2030-01-01', version: '1' }

const backwards: Mutation = (bundle) => ({ ...bundle, entry: [...(bundle['entry'] as JsonObject[])].reverse() })
const hint = { resource: { resourceType: 'OperationOutcome', issue: [] }, search: { mode: 'outcome' } }

const answered = (body: JsonObject, path = '/Patient'): Answer => {
  const answer = answerOf(body)
  return { ...answer, exchange: { ...answer.exchange, request: { ...answer.exchange.request, path } } }
}
const outcome = (id: string, before: JsonObject, after: JsonObject, path?: string, former = path): string =>
  kinds(
    findCheck(id),
    answered(after, path),
    contextOf('find-patient', { comparedWith: answered(before, former) }),
  ).join()

describe('the same content', () => {
  it.each<[string, Mutation, JsonObject?]>([
    ['the same', nothing],
    ['another Bundle.id', set('id', 'b2')],
    ['another Bundle.meta.lastUpdated', set('meta.lastUpdated', '2031-01-01T00:00:00Z')],
    ['other links of the Bundle', set('link[0].url', 'https://provider.example/search?2')],
    ['another total', set('total', 3)],
    ['another lastUpdated of an entry', set('entry[0].resource.meta.lastUpdated', '2031-01-01T00:00:00Z')],
    ['another fullUrl', set('entry[0].fullUrl', 'https://provider.example/A20047/STU3/1/gpconnect/Patient/p1')],
    ['a narrative', set('entry[0].resource.text', { status: 'generated', div: '<div/>' })],
    [
      'a reference with a version',
      set('entry[0].resource.managingOrganization.reference', 'Organization/7/_history/1'),
    ],
    ['another order of entries', backwards],
    ['a hint about the search', (bundle) => ({ ...bundle, entry: [...(bundle['entry'] as JsonObject[]), hint] })],
    ['another order of keys', (bundle) => Object.fromEntries(Object.entries(bundle).reverse())],
    ['another id where an identifier tells it', set('entry[0].resource.id', 'p2')],
    ['a statement dated anew', set('date', '2030-01-02'), statement],
  ])('%s is no difference', (_words, mutation, before = found) => {
    expect(outcome('accept-language-changes-nothing', before, mutation(before))).toBe('ok')
  })

  it.each<[string, Mutation, JsonObject?]>([
    ['an entry less', set('entry', [])],
    ['another Patient.link', set('entry[0].resource.link[0].other.reference', 'Patient/p9')],
    ['another text of a code', set('entry[0].resource.maritalStatus.text', 'Single')],
    ['another version', set('entry[0].resource.meta.versionId', '4')],
    ['another reference', set('entry[0].resource.managingOrganization.reference', 'Organization/8')],
    ['another server', set('entry[0].resource.managingOrganization.reference', 'https://x.example/Organization/7')],
    ['another identifier', set('entry[0].resource.identifier[0].value', '9476719958')],
    ['another id where nothing else tells it', set('entry[1].resource.id', 'l2')],
    ['another version of a statement', set('version', '2'), statement],
  ])('%s is one', (_words, mutation, before = found) => {
    expect(outcome('accept-language-changes-nothing', before, mutation(before))).toBe('broken')
  })

  it('has the order that both searches asked for', () => {
    expect(outcome('unknown-criteria-are-ignored', found, backwards(found), '/Patient?_sort=name')).toBe('broken')
    expect(outcome('unknown-criteria-are-ignored', found, backwards(found), '/Patient?name=x')).toBe('ok')
    expect(outcome('unknown-criteria-are-ignored', found, backwards(found), '/Patient?_sort=x', '/Patient')).toBe('ok')
  })

  it('of a resource that did not change has its id', () => {
    expect(outcome('unchanged-resource-stays-the-same', patient, { ...patient })).toBe('ok')
    expect(outcome('unchanged-resource-stays-the-same', patient, { ...patient, id: 'p2' })).toBe('broken')
    expect(outcome('consumer-asid-changes-nothing', patient, { ...patient, id: 'p2' })).toBe('ok')
  })
})
