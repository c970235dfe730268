import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../../src/checks/check.js'
import type { JsonObject } from '../../../../src/core/index.js'
import { add, drop, set } from '../../foundations/mutations.js'
import { answerOf } from '../../foundations/support.js'
import {
  bundle,
  contextOf,
  good,
  JOB_ROLES,
  location,
  organisation,
  QUERY,
  schedule,
  searchAnswer,
  slot,
  withEach,
  withService,
} from './sample.js'
import { filtered, find, kinds, known, role, seed, status } from './support.js'

describe('tolerances', () => {
  const kindOf = (id: string, body: JsonObject, query = QUERY, spec = '1.2.7', over: Partial<CheckContext> = {}) =>
    kinds(id, searchAnswer(body, query), contextOf({ ...known, ...over }, spec))
  const off = { declared: { ...contextOf().declared, serviceFiltering: false } }

  it('a slot that ends exactly at the closing midnight is not graded (A65)', () => {
    const late = withEach(good, 'Slot', set('end', '2030-07-09T00:00:00+01:00'))
    expect(kindOf('slot-lies-inside-the-range', late)).toEqual(['ok', 'noted'])
    expect(
      kindOf('slot-lies-inside-the-range', late, QUERY.replace('le2030-07-08', 'le2030-07-08T23:59:59%2B01:00')),
    ).toContain('broken')
  })

  it('bounds count to the second, and slots may touch them', () => {
    const exact = QUERY.replace('ge2030-07-08', 'ge2030-07-08T09:00:00%2B01:00').replace(
      'le2030-07-08',
      'le2030-07-08T09:10:00%2B01:00',
    )
    expect(kindOf('slot-lies-inside-the-range', good, exact)).toEqual(['ok'])
    expect(kindOf('slot-lies-inside-the-range', good, exact.replace('T09:00:00', 'T09:00:01'))).toContain('broken')
    expect(kindOf('slot-lies-inside-the-range', good, exact.replace('T09:10:00', 'T09:09:59'))).toContain('broken')
  })

  it('a day is a British day, in summer as in winter', () => {
    const times = (start: string, end: string) => withEach(good, 'Slot', (s) => ({ ...s, start, end }))
    const first = times('2030-07-08T00:00:00+01:00', '2030-07-08T00:10:00+01:00')
    expect(kindOf('slot-lies-inside-the-range', first)).toEqual(['ok'])
    expect(
      kindOf('slot-lies-inside-the-range', times('2030-07-07T23:50:00+01:00', '2030-07-08T00:10:00+01:00')),
    ).toContain('broken')
    const winter = QUERY.replaceAll('2030-07-08', '2030-01-08')
    expect(
      kindOf('slot-lies-inside-the-range', times('2030-01-08T00:00:00+00:00', '2030-01-08T23:50:00+00:00'), winter),
    ).toEqual(['ok'])
  })

  it.each([
    ['2030-01-08T09:00:00+01:00', 'broken'],
    ['2030-01-08T09:00:00Z', 'broken'],
    ['2030-01-08T09:00:00.000+00:00', 'broken'],
    ['2030-01-08T09:00:00+00:00', 'ok'],
    // The clocks of 2030 change on 31 March and 27 October at 01:00 UTC.
    ['2030-03-31T00:59:00+00:00', 'ok'],
    ['2030-03-31T02:00:00+01:00', 'ok'],
    ['2030-03-31T01:00:00+00:00', 'broken'],
    ['2030-10-27T01:59:00+01:00', 'ok'],
    ['2030-10-27T01:00:00+00:00', 'ok'],
    ['2030-10-27T02:00:00+01:00', 'broken'],
  ])('%s as a UK local time: %s', (text, kind) => {
    const at = withEach(good, 'Slot', (s) => ({ ...s, start: text, end: text }))
    expect(kindOf('slot-times-are-uk-local', at)).toEqual([kind])
  })

  it('a second Location and a missing horizon warn (A81)', () => {
    const two = withEach(good, 'Schedule', add('actor', { reference: 'Location/l2' }))
    expect(kindOf('schedule-has-a-location', two)).toEqual(['tolerated'])
    const none = withEach(good, 'Schedule', drop('planningHorizon'))
    expect(kindOf('schedule-horizon-is-uk-local', none)).toEqual(['tolerated'])
  })

  describe('the practitioner role', () => {
    const id = 'schedule-practitioner-role-is-of-the-list'
    const HL7 = 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'
    const kindOfRole = (spec: string, code: string, system = JOB_ROLES) =>
      kindOf(id, withEach(good, 'Schedule', set(role, { system, code })), QUERY, spec)

    it.each(['R0260', 'R0010', 'R0261', 'R2500', 'E1001'])('%s is one at 1.2.9, under either system (A50)', (code) => {
      expect(kindOfRole('1.2.9', code)).toEqual(['ok'])
      expect(kindOfRole('1.2.9', code, HL7)).toEqual(['ok'])
    })

    it.each([
      ['1.2.9', 'R9999', JOB_ROLES],
      ['1.2.9', 'R0260', 'https://maker.example/roles'],
      ['1.2.7', 'R0010', JOB_ROLES],
      ['1.2.7', 'R0260', HL7],
    ])('at %s the role %s of %s is off the list, and warns', (spec, code, system) =>
      expect(kindOfRole(spec, code, system)).toEqual(['tolerated']),
    )

    it('has to be there', () =>
      expect(kindOf(id, withEach(good, 'Schedule', set('extension[0].valueCodeableConcept', {})))).toEqual(['broken']))
  })

  it('nothing comes without its include', () => {
    const bare = 'start=ge2030-07-08&end=le2030-07-08&status=free&_include=Slot:schedule'
    expect(kindOf('practitioners-come-with-their-include', good, bare)).toEqual(['broken'])
    expect(kindOf('locations-come-with-their-include', good, bare)).toEqual(['broken'])
    const alone = bundle(slot, schedule, organisation)
    expect(kindOf('locations-come-with-their-include', alone, bare)).toEqual(['ok'])
    expect(kindOf('organisation-is-linked-to-a-slot', alone, bare)).toEqual(['ok'])
    expect(kindOf('organisation-of-the-locations-is-there', alone, bare)).toEqual(['ok'])
    expect(kindOf('organisation-is-linked-to-a-slot', alone, bare, '1.2.7', { resolved: new Map() })).toEqual([
      'blocked',
    ])
  })

  it('services are ignored while filtering is off', () => {
    expect(kindOf('services-come-with-their-include', withService, QUERY, '1.2.8', off)).toEqual(['broken'])
    expect(kindOf('services-come-with-their-include', good, QUERY, '1.2.8', off)).toEqual(['ok'])
    const check = find('schedule-names-no-service-while-filtering-is-off')
    expect([off, {}].map((over) => check.when?.(searchAnswer(good), contextOf(over, '1.2.8')))).toEqual([true, false])
  })

  it('the filtering status is enabled exactly when it is on; place and URL may be the others of the page', () => {
    const id = 'filtering-status-is-told-when-a-service-was-asked-for'
    const told = (code: string) => ({ ...withService, meta: status(code) })
    expect(kindOf(id, told('supplier-disabled'), filtered, '1.2.8')).toEqual(['broken'])
    expect(kindOf(id, told('supplier-disabled'), filtered, '1.2.8', off)).toEqual(['ok'])
    expect(kindOf(id, told('enabled'), filtered, '1.2.8', off)).toEqual(['broken'])
    expect(kindOf(id, told('enabled'), QUERY, '1.2.8')).toEqual(['broken'])
    expect(kindOf(id, withService, QUERY, '1.2.8')).toEqual(['ok'])
    expect(kindOf(id, { ...withService, ...status('enabled') }, filtered, '1.2.8')).toEqual(['tolerated'])
    const text = JSON.stringify(told('enabled')).replace(
      'StructureDefinition/Extension-GPConnect-Service',
      'Extension/Extension-GPConnect-Service',
    )
    expect(kindOf(id, JSON.parse(text) as JsonObject, filtered, '1.2.8')).toEqual(['ok'])
  })

  it('a read Location may have its address as a list of one (A45); a read that fails is a breach', () => {
    const listed = new Map([['Location/l1', answerOf({ ...location, address: [location['address'] ?? null] })]])
    expect(kindOf('location-of-the-slots-is-as-read', good, QUERY, '1.2.7', { resolved: listed })).toEqual(['ok'])
    const gone = new Map([['Location/l1', answerOf(undefined, 404)]])
    expect(kindOf('location-of-the-slots-is-as-read', good, QUERY, '1.2.7', { resolved: gone })).toEqual(['broken'])
    expect(kindOf('location-of-the-slots-is-as-read', good, QUERY, '1.2.7', { resolved: new Map() })).toEqual([
      'blocked',
    ])
  })

  it('what the target file does not tell is not compared', () => {
    expect(
      kindOf('slot-type-is-as-loaded', good, QUERY, '1.2.7', { expected: { start: seed['start'] ?? '' } }),
    ).toEqual(['noted'])
  })
})
