import { describe, expect, it } from 'vitest'
import { faultsOf, pick, type FaultOf } from '../../../../src/provider/frame/mutation/family.js'
import { families } from '../../../../src/provider/gp-connect/faults/index.js'
import { endpointsOf, every, kindOf, showing } from '../../../../src/provider/frame/mutation/where.js'
import { families as ofCareConnect } from '../../../../src/provider/care-connect/faults/index.js'
import { servedAt as servedByCareConnect } from '../../../../src/provider/care-connect/endpoints.js'
import type { EndpointFacts } from '../../../../src/provider/frame/endpoint.js'
import { servedAt } from '../../../../src/provider/gp-connect/endpoints.js'
import { traitsOf } from '../../../../src/provider/gp-connect/specs.js'

/** How families of faults find their interactions and get their names. */

const SERVED = servedAt('1.2.8')
const ids = (on: Parameters<typeof endpointsOf>[0], served: readonly EndpointFacts[] = SERVED): string[] =>
  endpointsOf(on, served).map(({ id }) => id)

const fault = (name: string, proves: FaultOf['proves']): FaultOf => ({
  name,
  proves,
  says: 'Does something wrong',
  at: 'body',
  apply: (reply) => reply,
})

describe('where faults apply', () => {
  it('by kind, but for what is left out', () => {
    const reached = ids(every(['read'], 'read-organisation'))
    expect(reached).toEqual(
      expect.arrayContaining(['read-patient', 'read-practitioner', 'read-location', 'read-healthcare-service']),
    )
    expect(reached).not.toContain('read-organisation')
    // Bookings have families of their own.
    expect(reached).not.toContain('read-appointment')
    expect(reached.filter((id) => !id.startsWith('read-'))).toEqual([])
    expect(ids({ kind: ['read'] })).toContain('read-appointment')
  })

  it('reaches an interaction that is served anew, with no list to edit', () => {
    const fresh = {
      ...(SERVED.find(({ id }) => id === 'read-location') as EndpointFacts),
      id: 'read-schedule',
      type: 'Schedule',
    }
    expect(ids(every(['read']), [...SERVED, fresh])).toContain('read-schedule')
    const made = faultsOf(families, [...SERVED, fresh], traitsOf('1.2.8')).map(({ id }) => id)
    expect(made).toEqual(
      expect.arrayContaining(['read-schedule.no-etag', 'read-schedule.miscalls-id-known', 'schedule.no-profile']),
    )
  })

  it('by the type of what is shown, and by name in the order of the list', () => {
    expect(ids(showing('Patient'))).toEqual(['find-patient', 'read-patient'])
    expect(ids(['read-patient', 'find-patient', 'read-nothing'])).toEqual(['read-patient', 'find-patient'])
  })

  it.each([
    ['get-capability-statement', 'statement'],
    ['register-patient', 'operation'],
    ['book-appointment', 'create'],
    ['cancel-appointment', 'update'],
    ['retrieve-patient-appointments', 'search'],
    ['read-location', 'read'],
  ])('%s is of kind %s', (id, kind) => {
    expect(SERVED.filter((one) => one.id === id).map(kindOf)).toEqual([kind])
  })
})

describe('a family of faults', () => {
  const reads = ['read-patient', 'read-location']

  it('gives each interaction a fault of its own', () => {
    const [one, other] = faultsOf([{ on: reads, faults: [fault('odd', 'a-check')] }], SERVED, {})
    expect([one?.id, one?.interactions, one?.proves]).toEqual(['read-patient.odd', ['read-patient'], ['a-check']])
    expect(other?.id).toBe('read-location.odd')
  })

  it('mutates together what has one name', () => {
    const made = faultsOf([{ on: reads, as: 'reads', faults: [fault('odd', ['a-check', 'another'])] }], SERVED, {})
    expect(made.map(({ id, interactions, proves }) => [id, interactions, proves])).toEqual([
      ['reads.odd', reads, ['a-check', 'another']],
    ])
  })

  it('applies where its proof says and nowhere else', () => {
    const here = { 'read-patient': 'of-patients' }
    const made = (proves: Record<string, string>) =>
      faultsOf([{ on: reads, faults: [fault('odd', proves)] }], SERVED, {}).map(({ id, proves: [check] }) => [
        id,
        check,
      ])
    expect(made(here)).toEqual([['read-patient.odd', 'of-patients']])
    expect(made({ ...here, '*': 'of-others' })).toEqual([
      ['read-patient.odd', 'of-patients'],
      ['read-location.odd', 'of-others'],
    ])
  })

  it('stands in the versions of its traits alone', () => {
    const family = { on: reads, in: { visits: true }, faults: [fault('odd', 'a-check')] }
    expect(faultsOf([family], SERVED, { visits: true })).toHaveLength(2)
    expect(faultsOf([family], SERVED, { visits: false })).toEqual([])
  })

  it('takes faults of others by name, and no name that nobody has', () => {
    const some = [fault('odd', 'a-check'), fault('even', 'a-check')]
    expect(pick(some, 'even')).toEqual([some[1]])
    expect(() => pick(some, 'none')).toThrow(RangeError)
  })
})

/** Every interaction, whatever the version. */
const everywhere = [...new Map(['1.2.7', '1.2.8', '1.2.9'].flatMap(servedAt).map((one) => [one.id, one])).values()]

describe.each([
  ['GP Connect', families, everywhere],
  ['Care Connect', ofCareConnect, servedByCareConnect('2.0.4')],
])('the families of %s', (_, all, served) => {
  it('name interactions that are served', () => {
    const named = all.flatMap(({ on, faults }) => [
      ...('length' in on ? on : (on.not ?? []).filter((one) => !served.some(({ type }) => type === one))),
      ...(typeof faults === 'function' ? [] : faults).flatMap(({ proves }) =>
        typeof proves === 'string' || 'length' in proves ? [] : Object.keys(proves),
      ),
    ])
    expect(named.filter((id) => id !== '*' && !served.some((one) => one.id === id))).toEqual([])
  })

  it('apply somewhere', () => {
    expect(all.filter(({ on }) => endpointsOf(on, served).length === 0)).toEqual([])
  })
})
