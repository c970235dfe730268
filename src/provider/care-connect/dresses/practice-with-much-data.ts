import type { Dress } from '../../frame/dress.js'
import type { AppointmentRecord, BookingSeed, DiaryRecord } from '../seed/schema.js'
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

/** Published test numbers, whom scenarios book for; and people whom nobody asks for. */
const PATIENTS = [
  { nhsNumber: '9476719931', family: 'Visitor', given: ['Vera'] },
  { nhsNumber: '1234554321', family: 'Second', given: ['Sid'] },
  { nhsNumber: '9990001006', family: 'Other', given: ['Olga'] },
]
const APPOINTMENTS = 50

/** What others have booked already, some of it cancelled, all of it in the diaries that came on top. */
const booked = (diaries: readonly DiaryRecord[]): AppointmentRecord[] =>
  Array.from({ length: APPOINTMENTS }, (_, i) => ({
    ...(PATIENTS[i % PATIENTS.length] ?? PATIENTS[0]),
    diary: diaries[i % diaries.length]?.id ?? '',
    slot: i * 3,
    description: `Reason ${String(i + 1)}`,
    cancelled: i % 7 === 0,
  })) as AppointmentRecord[]

/** A large system: five services more, of 100 slots a day. */
export const muchData: Dress<Holds> = {
  id: 'practice-with-much-data',
  says: 'A system of many services, with 1000 more slots and 50 appointments of its own',
  wears: [],
  records: holding((seed) => {
    const { services, diaries } = more(seed)
    return {
      ...seed,
      services: [...services, ...seed.services],
      diaries: [...diaries, ...seed.diaries],
      appointments: [...booked(diaries), ...seed.appointments],
    }
  }),
}
