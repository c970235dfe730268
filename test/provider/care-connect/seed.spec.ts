import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { inPackage, type JsonObject } from '../../../src/core/index.js'
import { loadBookingSeed } from '../../../src/provider/care-connect/seed/load.js'

const folder = mkdtempSync(join(tmpdir(), 'booking-seed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = readFileSync(inPackage('fixtures', 'records', 'care-connect', 'services.yaml'), 'utf8')

function load(change: (good: JsonObject) => JsonObject | string): ReturnType<typeof loadBookingSeed> {
  const file = join(folder, 'seed.yaml')
  const content = change(parse(text) as JsonObject)
  writeFileSync(file, typeof content === 'string' ? content : stringify(content))
  return loadBookingSeed(file)
}

describe('the records of a booking system', () => {
  it('are read', () => expect(load((good) => good).segment).toBe('quarry-vale'))

  it.each<[string, (good: JsonObject) => JsonObject | string, RegExp]>([
    ['no YAML', () => '{', /cannot be read/],
    ['nothing', () => '', /seed-invalid|file|expected object/i],
    ['an unknown section', (good) => ({ ...good, extra: 1 }), /extra/],
    [
      'a diary of no service',
      (good) => change(good, 'diaries', { service: 'none' }),
      /diaries\.0\.service: points at no record/,
    ],
    ['a service in no place', (good) => change(good, 'services', { location: 'none' }), /services\.0\.location/],
    ['days in the wrong order', (good) => change(good, 'diaries', { days: [3, 1] }), /diaries\.0\.days/],
    ['a DoS id with letters', (good) => change(good, 'services', { dosServiceId: 'x' }), /services\.0\.dosServiceId/],
  ])('are refused with a clear message: %s', (_, bad, message) => {
    expect(() => load(bad)).toThrow(message)
  })

  const change = (good: JsonObject, section: string, first: JsonObject): JsonObject => {
    const [one, ...rest] = good[section] as JsonObject[]
    return { ...good, [section]: [{ ...one, ...first }, ...rest] }
  }

  it('are those of the page of roles', () => {
    const page = parse(readFileSync(inPackage('fixtures', 'patients', 'booking-services.yaml'), 'utf8')) as {
      organisation: { odsCode: string }
      services: Record<string, { dosServiceId: string; name?: string }>
      diaries: Record<string, { days: string; slots: JsonObject; service: string }>
      organisations: Record<string, { odsCode: string }>
    }
    const seed = loadBookingSeed()
    expect(seed.organisation.odsCode).toBe(page.organisation.odsCode)
    const services = Object.values(page.services).filter(({ name }) => name !== undefined)
    expect(seed.services).toMatchObject(services.map(({ dosServiceId, name }) => ({ dosServiceId, name })))
    expect(seed.services.map((s) => s.dosServiceId)).not.toContain(page.services['an unknown service']?.dosServiceId)
    const diaries = Object.values(page.diaries)
    expect(seed.diaries.map(({ from, count, minutes }) => ({ from, count, minutes }))).toEqual(
      diaries.map((d) => d.slots),
    )
    expect(seed.diaries.map(({ days }) => `${String(days[0])} to ${String(days.at(-1))}`)).toEqual(
      diaries.map((d) => d.days),
    )
    const dosIds = seed.diaries.map((d) => seed.services.find((s) => s.id === d.service)?.dosServiceId)
    expect(dosIds).toEqual(diaries.map((d) => page.services[d.service]?.dosServiceId))
    expect([seed.mayNotCancel, seed.mayNotCall]).toEqual(Object.values(page.organisations).map((o) => [o.odsCode]))
  })
})
