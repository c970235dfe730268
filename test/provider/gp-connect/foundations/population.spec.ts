import { describe, expect, it } from 'vitest'
import { loadSeed, type PdsEntry } from '../../../../src/provider/index.js'
import { matchesPds } from '../../../../src/provider/gp-connect/foundations/population.js'
import type { PatientRecord } from '../../../../src/provider/gp-connect/seed/schema.js'
import { by, errorOf, good, make, systems, tell } from '../../support.js'

const find = (nhsNumber: string, provider = make()) =>
  tell({ ...good('find-patient'), path: `/Patient${by(systems.nhs, nhsNumber)}` }, provider)
const read = (id: string, provider = make()) => tell({ ...good('read-patient'), path: `/Patient/${id}` }, provider)
const { patients } = loadSeed()
const idOf = (nhsNumber: string): string => patients.find((p) => p.nhsNumber === nhsNumber)?.id ?? ''

describe('who is shown', () => {
  it.each([
    ['temporary', '9990001219'],
    ['dissent to share', '9990001286'],
    ['birth date as on PDS', '9990001707'],
    ['one part differs, names match', '9990001774'],
    ['one part differs, names differ late', '9990001847'],
  ])('%s: found and read', async (_, nhsNumber) => {
    const provider = make()
    const found = await find(nhsNumber, provider)
    expect(found.resource['entry']).toHaveLength(1)
    const told = await read(idOf(nhsNumber), provider)
    expect(found.resource['entry']).toEqual([{ resource: told.resource }])
  })

  it.each([
    ['left', '9990001359'],
    ['deceased', '9990001421'],
    ['family name differs', '9990001987'],
    ['given name differs', '9990002053'],
    ['two parts differ', '9990002126'],
    ['not on PDS', '9990002193'],
    ['deceased on PDS', '9990002266'],
    ['invalid on PDS', '9990002339'],
    ['sensitive on PDS', '9990002401'],
    ['superseded on PDS', '9990002479'],
    ['a replaced number', '9990001634'],
  ])('%s: an empty Bundle, and nothing to read', async (_, nhsNumber) => {
    expect((await find(nhsNumber)).resource).toEqual({ resourceType: 'Bundle', type: 'searchset' })
    expect(errorOf(await read(idOf(nhsNumber) || 'nobody'))).toBe('404 not-found PATIENT_NOT_FOUND')
  })

  it.each([
    ['1.2.7', '404 not-found PATIENT_NOT_FOUND'],
    ['1.2.8', '404 not-found PATIENT_NOT_FOUND'],
    ['1.2.9', '200 undefined undefined'],
  ])('S-flagged at %s: find answers %s, read PATIENT_NOT_FOUND', async (spec, expected) => {
    const provider = make({ variant: `foundations@${spec}` })
    const found = await find('9990001499', provider)
    expect(errorOf(found)).toBe(expected)
    expect(found.resource['entry']).toBeUndefined()
    expect(errorOf(await read('pat-sensitive', provider))).toBe('404 not-found PATIENT_NOT_FOUND')
  })

  it('a verification changes the version once', async () => {
    const provider = make()
    const first = await read('pat-larkspur', provider)
    const second = await read('pat-larkspur', provider)
    expect([first.header('ETag'), second.header('ETag')]).toEqual(['W/"3"', 'W/"3"'])
  })

  it('answers 500 with diagnostics when PDS is down', async () => {
    const told = await find('9990001707', make({ pds: { retrieve: () => Promise.reject(new Error('PDS is down')) } }))
    expect(errorOf(told)).toBe('500 processing INTERNAL_SERVER_ERROR')
    expect(told.text).toContain('PDS is down')
  })

  it('keeps in what no page lets out', async () => {
    const { text } = await read('pat-thornbury')
    expect(text).not.toMatch(/ethnic|maritalStatus|multipleBirth|birthPlace/i)
  })
})

describe('the PDS rule', () => {
  const local = (family: string, given: string[], birthDate: string): PatientRecord => ({
    ...(patients[0] as PatientRecord),
    name: { family, given, prefix: [] },
    birthDate,
  })
  const pds = (family: string, given: string[], birthDate: string): PdsEntry => ({
    nhsNumber: '9990001006',
    family,
    given,
    birthDate,
    deceased: false,
  })

  it.each([
    [true, 'A', 'B', '2000-01-02', 'X', 'Y', '2000-01-02'],
    [true, 'MacLean', 'Ann', '2000-01-02', 'macdonald', 'arthur', '2001-01-02'],
    [true, 'Li', 'Ann', '2000-01-02', 'Li', 'Ann', '2000-03-02'],
    [false, 'Li', 'Ann', '2000-01-02', 'Lin', 'Ann', '2000-03-02'],
    [false, 'Hall', 'Ann', '2000-01-02', 'Hall', 'Ann', '2000-03-04'],
    [false, 'Hall', 'Ann', '2000-01-02', 'Hall', 'Ben', '2000-01-04'],
  ])('%s: %s %s %s against %s %s %s', (expected, family, given, birthDate, pdsFamily, pdsGiven, pdsBirthDate) => {
    expect(matchesPds(local(family, [given], birthDate), pds(pdsFamily, [pdsGiven], pdsBirthDate))).toBe(expected)
  })
})
