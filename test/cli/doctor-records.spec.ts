import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findVariant, type Variant } from '../../src/catalogue/index.js'
import { askedBy, type Asked } from '../../src/cli/doctor/asked.js'
import { lookUpAll } from '../../src/cli/doctor/look-up-all.js'
import type { Probe } from '../../src/cli/doctor/probe.js'
import { recordProbes } from '../../src/cli/doctor/records.js'
import { shiftOf, zoneProbe } from '../../src/cli/doctor/zone.js'
import type { RequestPlan } from '../../src/core/index.js'
import { loadEmbedded, startEmbedded, type EmbeddedTarget, type Target } from '../../src/target/index.js'
import { withTypeScript } from '../run/typescript.js'

withTypeScript()

const IDS = ['foundations@1.2.7', 'appointment-management@1.2.9', 'care-connect-scheduling@2.0.4'] as const
type Id = (typeof IDS)[number]
const variantOf = (id: Id): Variant => findVariant(id) as Variant
const targets = new Map<string, EmbeddedTarget>()
const asked = new Map<string, Asked[]>()

beforeAll(async () => {
  for (const id of IDS) {
    const target = await startEmbedded({ variant: variantOf(id) })
    targets.set(id, target)
    asked.set(id, await askedBy(variantOf(id), target.declared))
  }
})
afterAll(async () => {
  for (const target of targets.values()) await target.close()
})

const sent: RequestPlan[] = []

/** Looks everything up on the embedded target, some of whose records are others. */
async function lookedUp(id: Id, over: (target: Target) => Partial<Target> = () => ({})): Promise<Probe[]> {
  const embedded = targets.get(id) as EmbeddedTarget
  const probes: Probe[] = []
  sent.length = 0
  const target: Target = {
    ...embedded,
    base: embedded.base,
    send(plan) {
      sent.push(plan)
      return embedded.send(plan)
    },
    ...over(embedded),
  }
  await lookUpAll(target, variantOf(id), 'ssp', asked.get(id) ?? [], (probe) => probes.push(probe))
  return probes
}

const about = (probes: readonly Probe[], tried: string): Probe | undefined =>
  probes.find((probe) => probe.tried === `look-up of ${tried}`)

/** The record of a role with another identifier or other words. */
const other =
  (list: string, role: string, change: object) =>
  (target: Target): Partial<Target> => ({
    record(kind, name) {
      const found = target.record(kind, name)
      return found && kind === list && name === role ? { ...found, ...change } : found
    },
  })

describe('the look-up of what a target file names', () => {
  it.each(IDS)('finds all in order in the embedded target of %s, by reads alone', async (id) => {
    const probes = await lookedUp(id)
    expect(probes.filter(({ health }) => health !== 'ok')).toEqual([])
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET']))
  })

  it('speaks of the variant’s own things only', () => {
    const lists = (id: Id): string[] => [...new Set(asked.get(id)?.map(({ list }) => list))].sort()
    expect(lists('foundations@1.2.7')).not.toContain('sessions')
    expect(lists('foundations@1.2.7')).not.toContain('services')
    expect(lists('appointment-management@1.2.9')).toEqual(['appointments', 'patients', 'sessions', 'slots'])
    expect(lists('care-connect-scheduling@2.0.4')).toEqual(['organisations', 'patients', 'services'])
  })

  it.each([
    ['patients', 'foundations@1.2.7', 'normal', { identifier: '9990001561' }, /^normal: is not found: \d+ scenarios/],
    ['patients', 'foundations@1.2.7', 'unknown', { identifier: '9990001006' }, /^unknown: is found, which no search/],
    ['practitioners', 'foundations@1.2.7', 'one-role-profile', { identifier: 'G99999999' }, /is not found/],
    ['organisations', 'foundations@1.2.7', 'practice', { identifier: 'Z99999' }, /^practice: is not found/],
    ['locations', 'foundations@1.2.7', 'main-surgery', { id: 'none' }, /a read of none is answered 404/],
    [
      'sessions',
      'appointment-management@1.2.9',
      'morning',
      { expect: { day: 16, from: '09:03', minutes: 10 } },
      /^morning: no free slot at /,
    ],
    [
      'appointments',
      'appointment-management@1.2.9',
      'cancelled',
      { expect: { patient: 'second-normal', day: 8, from: '17:03', minutes: 10 } },
      /^cancelled: no appointment at /,
    ],
    [
      'services',
      'care-connect-scheduling@2.0.4',
      'a-service-with-free-slots',
      { identifier: '2000010003' },
      /no free slot in the next 10 days/,
    ],
  ] as const)('says of %s what is not there, and which scenarios that stops', async (list, id, role, change, words) => {
    const probe = about(await lookedUp(id, other(list, role, change)), list)
    expect(probe).toMatchObject({ health: 'warn', found: expect.stringMatching(words) as string })
    expect(probe?.blocks).toEqual(asked.get(id)?.find((one) => one.list === list && one.role === role)?.scenarios)
  })

  it('counts the people who are left to register, and leaves them all', async () => {
    const { people } = targets.get('foundations@1.2.7') as EmbeddedTarget
    const shown = { ...people.next(), nhsNumber: '9990001006' } as NonNullable<ReturnType<typeof people.next>>
    let left = [shown]
    const probes = await lookedUp('foundations@1.2.7', () => ({
      people: {
        ...people,
        next: () => left[0],
        spend: () => void (left = left.slice(1)),
        restore: () => void (left = [shown]),
      },
    }))
    expect(about(probes, 'pool')?.found).toMatch(/^spent: 0 of 1 people are left to register, \d needed/)
    expect(left).toEqual([shown])
  })

  it('asks nobody whom a search would trace', async () => {
    const probe = about(await lookedUp('foundations@1.2.7'), 'patients')
    expect(probe?.found).toContain('untraced-two-parts-differ (a search would trace it)')
    const { identifier } = targets.get('foundations@1.2.7')?.record('patients', 'untraced-two-parts-differ') ?? {}
    expect(sent.filter(({ path }) => path.includes(identifier ?? ''))).toEqual([])
  })
})

describe('test records', () => {
  const known = loadEmbedded()
  const roles = (): Asked[] => asked.get('foundations@1.2.7') ?? []

  it('are counted by role, with the scenarios that need them and the lines to paste', () => {
    const patients = Object.fromEntries(Object.entries(known.patients).filter(([role]) => role !== 'normal'))
    const probes = recordProbes({ ...known, patients }, roles())
    const of = probes.find(({ tried }) => tried === 'patients')
    expect(of).toMatchObject({
      tried: 'patients',
      health: 'warn',
      found: expect.stringMatching(/none: normal \(\d+ scenarios\)$/) as string,
      advice: expect.stringContaining("normal: { nhsNumber: '<nhsNumber>' }") as string,
    })
    expect(of?.blocks?.length).toBeGreaterThan(10)
    expect(probes.filter(({ health }) => health !== 'ok')).toEqual([of])
  })

  it('are all there in the embedded target', () =>
    expect(recordProbes(known, roles()).map(({ health }) => health)).not.toContain('warn'))
})

describe('the time zone of a server', () => {
  const SUMMER = '2030-07-01T09:00:00'
  it.each([
    ['that of the UK in summer', [`${SUMMER}+01:00`], [], 'ok'],
    ['that of the UK in winter', ['2030-01-01T09:00:00+00:00'], [], 'ok'],
    ['UTC in summer', [`${SUMMER}Z`], [], 'warn'],
    ['that of Paris', [`${SUMMER}+02:00`], [], 'warn'],
    ['one in which entries stand an hour off', [`${SUMMER}+01:00`], [3_600_000, 3_600_000], 'warn'],
    ['one of which one entry alone is off', [`${SUMMER}+01:00`], [3_600_000], 'ok'],
    ['one of which entries differ', [`${SUMMER}+01:00`], [3_600_000, -3_600_000], 'ok'],
  ])('is %s', (_what, starts, shifts, health) => {
    const probe = zoneProbe(starts, shifts)
    expect(probe?.health).toBe(health)
    if (health === 'warn') expect(probe?.found).toContain('seems to run in another time zone')
  })

  it('is not spoken of where no time was seen', () => expect(zoneProbe([], [])).toBeUndefined())

  it('is told by whole hours', () => {
    const due = new Date('2030-07-01T08:00:00Z')
    expect(shiftOf(due, ['2030-07-01T09:00:00+01:00'])).toBeUndefined()
    expect(shiftOf(due, ['2030-07-01T08:00:00+01:00', '2030-07-01T12:00:00+01:00'])).toBe(-3_600_000)
    expect(shiftOf(due, ['2030-07-01T08:10:00+01:00'])).toBeUndefined()
  })
})
