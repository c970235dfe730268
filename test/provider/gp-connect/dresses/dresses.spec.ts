import { describe, expect, it } from 'vitest'
import { asString, isObject, objects, type JsonObject } from '../../../../src/core/index.js'
import { dresses } from '../../../../src/provider/gp-connect/dresses/index.js'
import { loadSeed, type Seed } from '../../../../src/provider/index.js'
import { good, iid, make, tell } from '../../support.js'

const SEED = loadSeed()

const recordsOf = (id: string): Seed => {
  const seed = dresses.find((one) => one.id === id)?.records?.({ seed: SEED }).seed
  if (!seed) throw new Error(`${id} has no records of its own`)
  return seed
}

/** Slots that a book of the seed holds. */
const slots = ({ sessions }: Seed): number =>
  sessions.reduce((sum, { days, slots: runs }) => sum + days.length * runs.reduce((n, { count }) => n + count, 0), 0)

const meta = (resource: JsonObject): JsonObject => (isObject(resource['meta']) ? resource['meta'] : {})

const firstEntry = (bundle: JsonObject): JsonObject => {
  const resource = objects(bundle['entry'])[0]?.['resource']
  return isObject(resource) ? resource : {}
}

describe('the records of a dress', () => {
  it('have few slots in a practice with little data, and all that a target file names', () => {
    const little = recordsOf('practice-with-little-data')
    expect(slots(little)).toBeLessThan(slots(SEED) / 4)
    expect(little.sessions.map(({ id }) => id)).toEqual(SEED.sessions.map(({ id }) => id))
    expect(little.appointments).toEqual(SEED.appointments)
    expect(little.patients.map(({ nhsNumber }) => nhsNumber)).toEqual(SEED.patients.map(({ nhsNumber }) => nhsNumber))
  })

  it('have 500 slots, 50 appointments, branches and bookings of others more in one with much', () => {
    const much = recordsOf('practice-with-much-data')
    expect(slots(much) - slots(SEED)).toBe(500)
    expect(much.locations.length - SEED.locations.length).toBeGreaterThanOrEqual(3)
    const more = much.appointments.filter(({ id }) => !SEED.appointments.some((own) => own.id === id))
    expect(more).toHaveLength(50)
    expect(new Set(more.map(({ bookedBy }) => bookedBy?.odsCode)).size).toBe(3)
    const shown = new Set(SEED.patients.map(({ id }) => id))
    expect(more.every(({ patient }) => shown.has(patient))).toBe(true)
    const ids = new Set([...much.locations, ...much.practitioners].map(({ id }) => id))
    expect(much.sessions.every((s) => ids.has(s.location) && (!s.practitioner || ids.has(s.practitioner)))).toBe(true)
  })

  it('have numbers for ids where a search finds them, and keep those that a target file names', () => {
    const { patients, practitioners, sessions } = recordsOf('stock-java-fhir-server')
    const idOf = (nhsNumber: string): string | undefined => patients.find((p) => p.nhsNumber === nhsNumber)?.id
    expect(idOf('9990001006')).toMatch(/^\d+$/)
    expect(['9990001073', '9990001359', '9990001421', '9990001499'].map(idOf)).toEqual(
      ['featherstone', 'inactive', 'deceased', 'sensitive'].map((name) => `pat-${name}`),
    )
    const people = new Set(practitioners.map(({ id }) => id))
    expect(sessions.every(({ practitioner }) => practitioner === undefined || people.has(practitioner))).toBe(true)
    expect(patients.every((p) => p.usualPractitioner === undefined || people.has(p.usualPractitioner))).toBe(true)
  })
})

describe('the answers of a dress', () => {
  const found = async (dress: string, id = 'find-organisation'): Promise<JsonObject> =>
    (await tell(good(id), make({ dress }))).resource

  it('of a stock server are counted, linked and dated, with the date of the read', async () => {
    const provider = make({ dress: 'stock-java-fhir-server' })
    const bundle = (await tell(good('find-organisation'), provider)).resource
    expect(bundle).toMatchObject({ total: 1, link: [{ relation: 'self' }], entry: [{ search: { mode: 'match' } }] })
    const shown = firstEntry(bundle)
    const read = await tell(
      { path: `/Organization/${asString(shown['id']) ?? ''}`, iid: iid('read:organization') },
      provider,
    )
    expect(meta(shown)['lastUpdated']).toBe('2024-03-04T22:58:59.000+00:00')
    expect(meta(read.resource)['lastUpdated']).toBe(meta(shown)['lastUpdated'])
    expect(new Date(read.header('Last-Modified') ?? '').getTime()).toBe(Date.parse('2024-03-04T22:58:59Z'))
  })

  it('of a server in UTC say so where nothing wants British time', async () => {
    expect(meta(firstEntry(await found('server-in-utc-that-is-right')))['lastUpdated']).toBe('2024-03-04T22:58:59Z')
  })

  it('of a small or a large practice are written as ever', async () => {
    const plain = (await tell(good('find-organisation'))).resource
    expect(await found('practice-with-little-data')).toEqual(plain)
    expect(await found('practice-with-much-data')).toEqual(plain)
  })
})
