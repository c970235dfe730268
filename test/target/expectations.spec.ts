import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { expectations } from '../../src/target/expectations.js'
import { embeddedSchema } from '../../src/target/schema.js'

const said = (schema: z.ZodType, value: unknown): string =>
  (schema.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')

describe('what a target file expects', () => {
  it.each([
    ['patients', { birthDate: '1984-03-17' }, { birthDate: '17/03/1984' }, /birthDate must be a date of FHIR/],
    ['patients', { birthDate: '1984-02-29' }, { birthDate: '1985-02-29' }, /the calendar has/],
    ['patients', { gender: 'female' }, { gender: 'Female' }, /gender must be a code of FHIR, one of: male, female/],
    ['patients', { name: [{ use: 'official', family: 'Lee' }] }, { name: [{ use: 'Official' }] }, /name.0.use must be/],
    ['patients', { name: [{ given: ['Ann'] }] }, { name: { given: ['Ann'] } }, /name .*expected array/],
    ['patients', { name: [{ given: ['Ann'] }] }, { name: [{ given: 'Ann' }] }, /name.0.given .*expected array/],
    ['patients', { telecom: [{ system: 'phone', value: '01' }] }, { telecom: [{ value: 1632 }] }, /value .*string/],
    ['patients', { address: [{ line: ['1 Road'] }] }, { address: [{ county: 'Kent' }] }, /county/],
    ['patients', { address: [{ use: 'home' }] }, { address: [{ use: 'Home' }] }, /use must be a code/],
    ['patients', { registrationType: 'R' }, { registrationType: 'Regular' }, /registrationType must be a code/],
    ['patients', { contact: [{ gender: 'male' }] }, { contact: [{ gender: 'M' }] }, /contact.0.gender must be/],
    [
      'patients',
      { name: [{ period: { start: '2020-01-01T09:00:00Z' } }] },
      { name: [{ period: { start: '2020-01-01 09:00' } }] },
      /start must be a dateTime of FHIR/,
    ],
    ['practitioners', { roleProfiles: ['1'] }, { roleProfiles: '1' }, /roleProfiles .*array/],
    ['organisations', { name: 'Surgery' }, { name: [{ family: 'Surgery' }] }, /name .*string/],
    ['locations', { address: { city: 'Leeds' } }, { address: [{ city: 'Leeds' }] }, /address .*object/],
    ['services', { diaries: 2, sharedDiary: true }, { diaries: 'two' }, /diaries .*number/],
  ] as const)('has the form that FHIR has: %s', (kind, right, wrong, words) => {
    expect(said(expectations[kind], right)).toBe('')
    expect(said(expectations[kind], wrong)).toMatch(words)
  })

  const FILE = {
    label: 'lab',
    provider: { asid: '200000000205', odsCode: 'A20047' },
    consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
  }
  const person = { nhsNumber: '9990001006', family: 'Lee', given: ['Ann'], birthDate: '1984-03-17' }
  const times = { day: 1, from: '09:00', minutes: 10 }

  it.each([
    [
      'an NHS number',
      { patients: { p: { nhsNumber: '9990001006' } } },
      { patients: { p: { nhsNumber: '999 000 1006' } } },
    ],
    [
      'its check digit',
      { patients: { p: { nhsNumber: '9990001006' } } },
      { patients: { p: { nhsNumber: '9990001007' } } },
    ],
    ['an ODS code', { organisations: { o: { odsCode: 'A20047' } } }, { organisations: { o: { odsCode: 'A20 047' } } }],
    ['a user id', { practitioners: { p: { sdsUserId: 'G1' } } }, { practitioners: { p: { sdsUserId: 'G 1' } } }],
    ['a logical id', { locations: { l: { id: 'loc-1' } } }, { locations: { l: { id: 'Location/loc-1' } } }],
    ['a job role', { sessions: { s: { ...times, role: 'R0260' } } }, { sessions: { s: { ...times, role: 'Doctor' } } }],
    [
      'a channel',
      { sessions: { s: { ...times, channel: 'In-person' } } },
      { sessions: { s: { ...times, channel: 'in person' } } },
    ],
    [
      'a status',
      { appointments: { a: { ...times, patient: 'normal', status: 'cancelled' } } },
      { appointments: { a: { ...times, patient: 'normal', status: 'Cancelled' } } },
    ],
    [
      'what a past appointment holds',
      { appointments: { a: { ...times, patient: 'normal', resource: { created: '2026-01-01T09:00:00Z', x: [1] } } } },
      { appointments: { a: { ...times, patient: 'normal', resource: { created: '1 January' } } } },
    ],
    [
      'a birth date on PDS',
      { register: { pool: [person] } },
      { register: { pool: [{ ...person, birthDate: '1984-02-30' }] } },
    ],
    [
      'what PDS holds',
      { register: { cases: { c: { ...person, expect: { gender: 'female' } } } } },
      { register: { cases: { c: { ...person, expect: { gender: 'F' } } } } },
    ],
  ])('is told in its own form: %s', (_what, right, wrong) => {
    expect(said(embeddedSchema, { ...FILE, ...right })).toBe('')
    expect(said(embeddedSchema, { ...FILE, ...wrong })).not.toBe('')
  })
})
