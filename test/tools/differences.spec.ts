import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/index.js'
import '../run/helpers.js'
import { formatted } from '../../tools/differences/formatted.js'
import { evidenceOf, pageOf, readDifferences } from '../../tools/differences/page.js'

const differences = await readDifferences()
const { rows, shown } = differences
const sides = rows.flatMap((row) => [
  { row, name: 'gpConnect' as const },
  { row, name: 'careConnect' as const },
])
const label = ({ row, name }: (typeof sides)[number]): string => `${row.id} ${name}`
const text = (...path: string[]): string => readFileSync(join(packageRoot, ...path), 'utf8')

describe('the page on GP Connect and Care Connect', () => {
  it('is what tools/differences.ts writes today', async () => {
    expect(text('docs', 'gp-connect-and-care-connect.md')).toBe(await formatted(pageOf(differences)))
  })

  it('has a row for every heading of the page that it follows', (context) => {
    const seeds = join(packageRoot, '..', 'shared', 'seeds')
    if (!existsSync(seeds)) return context.skip('the source page is not beside this repository')
    const page = readdirSync(seeds)
      .map((name) => readFileSync(join(seeds, name), 'utf8'))
      .find((content) => content.includes('permalink: fs_gpcdiff.html'))
    const headings = [...(page ?? '').matchAll(/^## (.+?)\s*$/gm)].map(([, heading = '']) => heading)
    expect(headings.length).toBeGreaterThan(10)
    const missing = headings.filter((heading) => !rows.some(({ title }) => title.startsWith(heading)))
    expect(missing).toEqual(['Introduction'])
    for (const type of [
      'Slot',
      'Appointment',
      'Schedule',
      'Patient',
      'Location',
      'Practitioner',
      'PractitionerRole',
      'Organization',
    ])
      expect(rows.map(({ title }) => title)).toContain(`FHIR Resource Profiles: ${type}`)
  })

  it('names each row once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length)
  })

  it('has something that shows each side of each row, or says why there is nothing', () => {
    const bare = sides.filter(({ row, name }) => evidenceOf(row[name], shown(row, name)).length === 0)
    expect(bare.map(label)).toEqual([])
  })

  it('says that there is nothing only where there is nothing', () => {
    const stale = sides.filter(({ row, name }) => {
      const { none, tests } = row[name]
      return none !== undefined && (shown(row, name).length > 0 || Object.keys(tests).length > 0)
    })
    expect(stale.map(label)).toEqual([])
  })

  it('shows by scenarios whatever a provider can be judged by', () => {
    const judged = sides.filter(
      ({ row, name }) => row[name].interaction !== undefined || row[name].profile !== undefined,
    )
    expect(judged.length).toBeGreaterThan(25)
    expect(judged.filter(({ row, name }) => shown(row, name).length === 0).map(label)).toEqual([])
  })

  it('names tests that exist', () => {
    const named = sides.flatMap(({ row, name }) =>
      Object.entries(row[name].tests).flatMap(([file, names]) => names.map((one) => [file, one] as const)),
    )
    const missing = named.filter(([file, name]) => {
      const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``, `'${name}: %s'`]
      return !existsSync(join(packageRoot, file)) || !quoted.some((form) => text(file).includes(form))
    })
    expect(missing).toEqual([])
  })

  it('has a row for every tag of the features', () => expect(differences.strayTags).toEqual([]))
})
