import type { Dress } from '../../frame/dress.js'
import type { Seed } from '../seed/schema.js'
import { holding, type Holds } from './records.js'

type Session = Seed['sessions'][number]
type Booked = Seed['appointments'][number]

const BRANCHES = ['Hill End Branch Surgery', 'Station Road Branch Surgery', 'Canal Side Branch Surgery']
const OTHERS = [
  { odsCode: 'B81016', name: 'Eastgate Urgent Care', phone: '01632960300' },
  { odsCode: 'C84023', name: 'Moorside Extended Access', phone: '01632960310' },
]

/** Times of the day at which the fixtures' sessions have nothing, of five slots each. */
const HOURS = ['07:00', '15:10', '17:20', '18:50', '20:00']
const DAYS = Array.from({ length: 20 }, (_, i) => i + 1)
const APPOINTMENTS = 50

const branches = (seed: Seed): Seed['locations'] =>
  BRANCHES.map((name, i) => ({
    id: `loc-branch-${String(i + 2)}`,
    version: 1,
    changed: '2024-01-05T09:00:00Z',
    name,
    telecom: [{ kind: 'phone', use: 'work', value: `0163296040${String(i)}` }],
    ...(seed.practice.address
      ? { address: { ...seed.practice.address, lines: [`${String(i + 1)} Branch Road`] } }
      : {}),
  }))

/** Five sessions of five slots on each of twenty days: 500 slots. */
const sessions = (seed: Seed): Session[] =>
  HOURS.map((from, i) => ({
    id: `more-${String(i)}`,
    name: `Clinic ${String(i + 1)}`,
    location: branches(seed)[i % BRANCHES.length]?.id ?? '',
    ...(seed.practitioners[i % seed.practitioners.length] && {
      practitioner: seed.practitioners[i % seed.practitioners.length]?.id ?? '',
    }),
    role: { code: 'R0260', display: 'General Medical Practitioner' },
    days: DAYS,
    slots: [{ from, count: 5, minutes: 10, channel: 'In-person', type: 'GP appointment' }],
    bookable: true,
    onlyTypes: [],
    onlyOdsCodes: [],
  }))

/** What patients already have with the practice: booked by it and by others, some of it over, some of it cancelled. */
const appointments = (seed: Seed, held: readonly Session[]): Booked[] => {
  const patients = seed.patients.filter((p) => p.left === undefined && p.died === undefined && !p.sensitive && p.traced)
  return Array.from({ length: APPOINTMENTS }, (_, i): Booked => ({
    id: `appt-own-${String(i + 1)}`,
    patient: patients[i % patients.length]?.id ?? '',
    session: held[i % held.length]?.id ?? '',
    day: (i % 24) - 3,
    at: `21:${String((i % 5) * 10).padStart(2, '0')}`,
    minutes: 10,
    description: `Follow-up ${String(i + 1)}`,
    channel: 'In-person',
    type: 'GP appointment',
    ...(i % 3 === 0 ? { bookedBy: OTHERS[i % OTHERS.length] } : {}),
    ...(i % 7 === 0 ? { cancelled: 'No longer needed' } : {}),
  }))
}

/** A large practice: several branches, 500 more slots, 50 appointments that neither scenario nor role knows of. */
export const muchData: Dress<Holds> = {
  id: 'practice-with-much-data',
  says: 'A practice with several branches, 500 more slots and 50 appointments of its own',
  wears: [],
  records: holding((seed) => {
    const more = sessions(seed)
    return {
      ...seed,
      locations: [...branches(seed), ...seed.locations],
      sessions: [...more, ...seed.sessions],
      appointments: [...appointments(seed, more), ...seed.appointments],
    }
  }),
}
