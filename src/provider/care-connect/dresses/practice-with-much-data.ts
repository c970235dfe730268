import type { Dress } from '../../frame/dress.js'
import type { BookingSeed, DiaryRecord } from '../seed/schema.js'
import { holding, type Holds } from './records.js'

const SERVICES = ['Walk-in Centre', 'Dental Access', 'Out of Hours', 'Minor Ailments', 'Home Visiting']

/** The same days as the diaries of the fixtures, from early to late. */
const DAY = { from: '07:00', count: 20, minutes: 10 }

const more = (seed: BookingSeed): Pick<BookingSeed, 'services' | 'diaries'> => {
  const services = SERVICES.map((name, i) => ({
    id: `svc-more-${String(i)}`,
    dosServiceId: `200001100${String(i)}`,
    name,
    location: seed.locations[i % seed.locations.length]?.id ?? '',
  }))
  const days = seed.diaries.flatMap((diary) => diary.days).filter((day, i, all) => all.indexOf(day) === i)
  const diaries = services.map(({ id, location }, i): DiaryRecord => ({
    id: `diary-more-${String(i)}`,
    number: `409${String(i)}`,
    service: id,
    location,
    clinician: seed.clinicians[i % seed.clinicians.length]?.id,
    days,
    ...DAY,
  }))
  return { services, diaries }
}

/** A large system: five services more, of 100 slots a day. */
export const muchData: Dress<Holds> = {
  id: 'practice-with-much-data',
  says: 'A system of many services, with 1000 more slots',
  wears: [],
  records: holding((seed) => {
    const { services, diaries } = more(seed)
    return { ...seed, services: [...services, ...seed.services], diaries: [...diaries, ...seed.diaries] }
  }),
}
