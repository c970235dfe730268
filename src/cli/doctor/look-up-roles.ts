import { kindOf, systems, type FoundRecords, type Kind } from '../../catalogue/index.js'
import { matchesOf, type Answer } from '../../checks/index.js'
import { asString } from '../../core/index.js'
import type { People, Person } from '../../target/index.js'
import type { Asked } from './asked.js'
import type { Asker } from './asker.js'

/** What came of looking up a record: nothing where it is as it should be. */
export interface LookedUp {
  readonly asked: Asked
  /** What is wrong. */
  readonly problem?: string
  /** Why it was not asked for. */
  readonly because?: string
}

/** Roles of records that no search shows, or that there are none of. */
const HIDDEN = new Set(['unknown', 'superseded', 'inactive', 'deceased', 'sensitive', 'an-unknown-service'])

/** A record of a kind that is found or read: patients, practitioners, organisations, locations, services. */
export async function lookUpRecord(asker: Asker, asked: Asked): Promise<LookedUp> {
  const { role, list } = asked
  const kind = kindOf(list as FoundRecords)
  const record = asker.target.record(list as FoundRecords, role)
  if (!record) return { asked }
  if (role.startsWith('untraced')) return { asked, because: 'a search would trace it' }
  const { identifier, id } = record
  if (asker.can(kind.find) && kind.system !== undefined && identifier !== undefined) {
    const found = await asker.ask(kind.find, { system: kind.system, value: identifier })
    return { asked, ...problemOf(found, HIDDEN.has(role)) }
  }
  if (!asker.can(kind.read) || id === undefined) return { asked, because: 'no read of this variant shows it' }
  const read = await asker.ask(kind.read, { id })
  if (typeof read === 'string') return { asked, problem: read }
  return read.status === 200 ? { asked } : { asked, problem: `a read of ${id} is answered ${read.status}` }
}

function problemOf(found: Answer | string, hidden: boolean): { readonly problem?: string } {
  if (typeof found === 'string') return { problem: found }
  if (found.status !== 200)
    return hidden && found.status < 500 ? {} : { problem: `the search is answered ${found.status}` }
  const { length } = matchesOf(found)
  if (length === (hidden ? 0 : 1)) return {}
  if (length === 0) return { problem: 'is not found' }
  return { problem: hidden ? 'is found, which no search should do' : `is found ${length} times` }
}

/** The logical id of a patient: as the file names it, or as a search gives it. */
export async function patientIdOf(asker: Asker, role: string): Promise<string | undefined> {
  const { find, system }: Kind = kindOf('patients')
  const record = asker.target.record('patients', role)
  if (record?.id !== undefined || record?.identifier === undefined || system === undefined) return record?.id
  const found = asker.can(find) ? await asker.ask(find, { system, value: record.identifier }) : 'not to be asked'
  return typeof found === 'string' ? undefined : asString(matchesOf(found)[0]?.resource['id'])
}

/** Cases of people who were never traced: a search would trace them. */
const UNTRACED = /untraced/

/** A case of register patient: who is shown already cannot be registered. */
export async function lookUpCase(asker: Asker, asked: Asked): Promise<LookedUp> {
  const person = asker.target.people.named(asked.role)
  if (!person) return { asked }
  if (UNTRACED.test(asked.role)) return { asked, because: 'a search would trace it' }
  const shown = await isShown(asker, person.nhsNumber)
  return shown === true
    ? { asked, problem: 'is shown as a patient already' }
    : { asked, ...(shown && { problem: shown }) }
}

/** The pool of people to register: how many are shown as patients already. */
export async function lookUpPool(asker: Asker, asked: readonly Asked[]): Promise<LookedUp[]> {
  const everybody = poolOf(asker.target.people)
  let left = 0
  for (const { nhsNumber } of everybody) {
    const shown = await isShown(asker, nhsNumber)
    if (typeof shown === 'string') return asked.map((one) => ({ asked: one, problem: shown }))
    if (!shown) left += 1
  }
  return asked.map((one) => {
    const needed = one.role === 'spent' ? one.scenarios.length : 1
    if (everybody.length === 0 || left >= needed) return { asked: one }
    return { asked: one, problem: `${left} of ${everybody.length} people are left to register, ${needed} needed` }
  })
}

/** Takes everybody out, and puts all of them back. */
function poolOf(people: People): Person[] {
  const everybody: Person[] = []
  for (let person; (person = people.next()); people.spend(person)) everybody.push(person)
  people.restore()
  return everybody
}

async function isShown(asker: Asker, nhsNumber: string): Promise<boolean | string> {
  const { find } = kindOf('patients')
  if (!asker.can(find)) return false
  const found = await asker.ask(find, { system: systems.nhsNumber, value: nhsNumber })
  if (typeof found === 'string') return found
  return found.status === 200 ? matchesOf(found).length > 0 : false
}
