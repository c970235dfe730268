import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { inPackage, isObject, type JsonObject } from '../../../src/core/index.js'
import { loadSeed } from '../../../src/provider/index.js'
import { isNhsNumber } from '../../../src/provider/frame/nhs-number.js'

const folder = mkdtempSync(join(tmpdir(), 'seed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PRACTICE = { id: 'o', version: 1, changed: '2024-01-01T00:00:00Z', odsCode: 'A20047', name: 'Practice' }
const PATIENT = {
  id: 'p',
  version: 1,
  changed: '2024-01-01T00:00:00Z',
  nhsNumber: '9990001006',
  name: { family: 'Thornbury' },
  gender: 'female',
  birthDate: '1984-03-17',
  registrationType: 'R',
}

function load(content: string | object) {
  const file = join(folder, 'seed.yaml')
  writeFileSync(file, typeof content === 'string' ? content : stringify(content))
  return loadSeed(file)
}

describe('loadSeed', () => {
  it('reads one file that holds everything', () => {
    expect(load({ practice: PRACTICE, patients: [PATIENT] }).patients[0]).toMatchObject({ id: 'p', traced: true })
  })

  it.each([
    ['no such file', () => loadSeed(join(folder, 'absent.yaml')), /cannot be read/],
    ['YAML that is none', () => load('practice: [}'), /seed\.yaml: /],
    ['a list', () => load('- a'), /no sections/],
    ['no practice', () => load({ patients: [] }), /practice/],
    ['an unknown section', () => load({ practice: PRACTICE, patient: [] }), /patient/],
    [
      'a bad birth date',
      () => load({ practice: PRACTICE, patients: [{ ...PATIENT, birthDate: '1984' }] }),
      /seed\.yaml: patients\[0\]\.birthDate/,
    ],
    [
      'a wrong check digit',
      () => load({ practice: PRACTICE, patients: [{ ...PATIENT, nhsNumber: '9990001007' }] }),
      /patients\[0\]\.nhsNumber.*check digit/,
    ],
    [
      'a doubled patient',
      () => load({ practice: PRACTICE, patients: [PATIENT, PATIENT] }),
      /patients: id p stands twice/,
    ],
    [
      'a surgery that is not there',
      () => load({ practice: PRACTICE, patients: [{ ...PATIENT, preferredBranch: 'x' }] }),
      /patients\[0\]\.preferredBranch: no location x/,
    ],
    [
      'filtering on without services',
      () => load({ practice: PRACTICE, serviceFiltering: { supplier: 'on', practice: 'on' } }),
      /serviceFiltering/,
    ],
  ])('%s: one clear message', (_, act, message) => {
    expect(act).toThrow(message)
  })
})

describe('the records of the repository', () => {
  const roles = parse(readFileSync(inPackage('fixtures', 'patients', 'roles.yaml'), 'utf8')) as {
    patients: Record<string, JsonObject & { pds?: JsonObject }>
    practitioners: Record<string, JsonObject>
    services: Record<string, JsonObject>
  }
  const seed = loadSeed()

  it.each(Object.entries(roles.patients))('hold the patient "%s" of the page of roles', (role, expected) => {
    const record = seed.patients.find((p) => p.nhsNumber === expected['nhsNumber'])
    if (role === 'unknown' || role === 'superseded') return expect(record).toBeUndefined()
    expect(record).toBeDefined()
    if (isObject(expected['name'])) expect(record?.name).toMatchObject(expected['name'])
    if (expected['birthDate']) expect(record?.birthDate).toBe(expected['birthDate'])
    if (expected['gender']) expect(record?.gender).toBe(expected['gender'])
    if (expected['id']) expect(record?.id).toBe(expected['id'])
    expect(record?.traced).toBe(!role.startsWith('untraced'))
    const known = seed.pds.find((p) => p.nhsNumber === expected['nhsNumber'])
    if (expected.pds) expect(known).toMatchObject(expected.pds)
    else if (role.startsWith('untraced')) expect(known).toBeUndefined()
  })

  it('hold the practitioners and services of that page', () => {
    const people = Object.values(roles.practitioners)
      .filter((p) => !p['says'])
      .map((p) => p['sdsUserId'])
    expect(seed.practitioners.map((p) => p.sdsUserId)).toEqual(people)
    expect(seed.services.map((s) => s.dosServiceId)).toEqual(['2000099001', '2000099002'])
  })
})

describe('isNhsNumber', () => {
  it('knows a changed last digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...loadSeed().patients.map((p) => p.nhsNumber)),
        fc.integer({ min: 1, max: 9 }),
        (good, by) => {
          const last = (Number(good[9]) + by) % 10
          return isNhsNumber(good) && !isNhsNumber(good.slice(0, 9) + String(last))
        },
      ),
    )
  })

  it('takes nothing but ten digits', () => {
    fc.assert(fc.property(fc.string(), (text) => /^\d{10}$/.test(text) || !isNhsNumber(text)))
  })
})
