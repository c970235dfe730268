import { describe, expect, it } from 'vitest'
import { asString, objects } from '../../../src/core/index.js'
import { book, errorOf, freeSlots, make, ofService, resourcesOf, slots, tell, WINDOW, type Ask } from './support.js'

const FIRST = '2000010001'
const SECOND = '2000010002'
const NONE = '2000010003'

const schedulesOf = async (ask: Ask, provider = make()): Promise<string[]> => {
  const found = resourcesOf(await tell(ask, provider), 'Slot')
  return [...new Set(found.map(({ schedule }) => JSON.stringify(schedule)))]
}

describe('the slot search of Care Connect', () => {
  it('shows the slots of all diaries of the service and of no other', async () => {
    expect(await schedulesOf(ofService(FIRST))).toHaveLength(2)
    expect(await schedulesOf(ofService(SECOND))).toEqual(['{"reference":"Schedule/diary-minor-injuries"}'])
  })

  it('keeps to the window, bounds included, however its moments are written', async () => {
    const at = (start: string): Ask => slots(`schedule.actor:healthcareservice=${SECOND}&${start}`)
    const starts = async (ask: Ask) => resourcesOf(await tell(ask), 'Slot').map(({ start }) => start)
    const utc = await starts(at('start=ge2024-06-03T08:00:00Z&start=le2024-06-03T08:30:00Z'))
    expect(utc).toEqual(['2024-06-03T08:00:00.000Z', '2024-06-03T08:15:00.000Z', '2024-06-03T08:30:00.000Z'])
    expect(await starts(at('start=ge2024-06-03T09%3A00%3A00%2B01%3A00&start=le2024-06-03T09:30:00%2B01:00'))).toEqual(
      utc,
    )
    expect(await starts(at('start=ge2024-06-03&end=le2024-06-03T08:45:00Z'))).toEqual(utc)
  })

  it.each(['', `${WINDOW}&status=free`, 'status=free,busy', `schedule.actor:healthcareservice=${FIRST}`, 'foo=bar'])(
    'answers without the other parameters: %s',
    async (query) => {
      const told = await tell(slots(query))
      expect(told.status).toBe(200)
      expect(resourcesOf(told, 'Slot').length).toBeGreaterThan(0)
    },
  )

  it('tells free from busy slots', async () => {
    const provider = make()
    const before = await freeSlots(provider)
    await book(provider)
    const busy = resourcesOf(await tell(ofService(FIRST, '&status=busy'), provider), 'Slot')
    expect(busy.map(({ id }) => id)).toEqual([before[0]?.['id']])
    expect(await freeSlots(provider)).toHaveLength(before.length - 1)
    expect(resourcesOf(await tell(ofService(FIRST, '&status=busy-tentative'), provider), 'Slot')).toEqual([])
  })

  it('says in an OperationOutcome that nothing was found', async () => {
    const told = await tell(ofService(NONE))
    expect(told.status).toBe(200)
    expect(told.resource['total']).toBe(0)
    expect(resourcesOf(told, 'OperationOutcome')).toHaveLength(1)
    expect(resourcesOf(await tell(ofService(FIRST)), 'OperationOutcome')).toHaveLength(0)
  })

  it.each([
    ['start=ge2019-13-01T00:00:00Z', '400 invalid'],
    ['start=tomorrow', '400 invalid'],
    ['start=2024-06-03', '400 invalid'],
    ['status=open', '400 invalid'],
    ['start=ge2024-05-01&start=le2024-05-02', '400 invalid'],
    ['schedule.actor:healthcareservice=2999999999', '404 not-found'],
  ])('refuses %s', async (query, error) => {
    expect(errorOf(await tell(slots(query)))).toContain(error)
  })

  it('takes a start in the past where the end is not', async () => {
    expect((await tell(slots('start=ge2024-05-31T00:00:00Z&start=le2024-06-02T23:00:00Z'))).status).toBe(200)
  })

  it('knows the service by the name of the variant', async () => {
    const seed: Ask = slots(`_schedule.actor%3Ahealthcareservice=${SECOND}&${WINDOW}`)
    expect(await schedulesOf(seed, make({ variant: 'care-connect-scheduling@a2si' }))).toHaveLength(1)
    expect(await schedulesOf(seed)).toHaveLength(3)
    expect(await schedulesOf(ofService(SECOND), make({ variant: 'care-connect-scheduling@a2si' }))).toHaveLength(1)
  })

  describe('includes', () => {
    const ALL = [
      'Schedule:actor:Practitioner',
      'Schedule:actor:PractitionerRole',
      'Schedule:actor:HealthcareService',
      'HealthcareService:Organization',
      'HealthcareService:location',
    ]
    const SLOT = '&_include=Slot:schedule'
    const typesOf = async (more: string): Promise<string[]> => {
      const entries = objects((await tell(ofService(FIRST, more))).resource['entry'])
      const ids = entries.map(({ fullUrl }) => asString(fullUrl) ?? '')
      expect(new Set(ids).size).toBe(ids.length)
      return [...new Set(ids.map((url) => url.split('/').at(-2) ?? ''))].filter((type) => type !== 'Slot').sort()
    }

    it.each(['_include:iterate', '_include:recurse', '_include'])('are understood as %s', async (name) => {
      expect(await typesOf(SLOT + ALL.map((include) => `&${name}=${include}`).join(''))).toEqual([
        'HealthcareService',
        'Location',
        'Organization',
        'Practitioner',
        'PractitionerRole',
        'Schedule',
      ])
    })

    it('may be written with dots', async () => {
      const more = `${SLOT}&_include=Schedule:actor:HealthcareService&_include=HealthcareService.providedBy`
      expect(await typesOf(more)).toEqual(['HealthcareService', 'Organization', 'Schedule'])
    })

    it.each([
      ['', []],
      [SLOT, ['Schedule']],
      [`${SLOT}&_include:iterate=Schedule:actor:Device`, ['Schedule']],
      ['&_include:iterate=Schedule:actor:Practitioner', []],
      [`${SLOT}&_include:recurse=Schedule:actor:Location`, ['Location', 'Schedule']],
    ])('add nothing that was not asked for: %s', async (more, types) => {
      expect(await typesOf(more)).toEqual(types)
    })
  })
})
