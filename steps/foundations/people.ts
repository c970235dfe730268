import { systems } from '../../src/catalogue/index.js'
import { matchesOf, successStatus } from '../../src/checks/index.js'
import type { Exchange, JsonObject } from '../../src/core/index.js'
import { registrationOf } from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import type { Person } from '../../src/run/port.js'
import { stanzaFor } from '../../src/run/stanzas.js'
import type { GpcWorld } from '../world.js'

/** So few left of the pool, beside the registrations of one run, that the tester should load more. */
const LOW = 10

/** Makes a person the one whom the scenario is about: whose registration is asked for, and what is known of him. */
export function selectPerson({ scenario }: GpcWorld, person: Person): void {
  const { nhsNumber, family, given, gender, birthDate, id, expect } = person
  const known: JsonObject = { name: [{ use: 'official', family, given: [...given] }], birthDate, ...expect }
  scenario.subject = {
    role: `${given.join(' ')} ${family}`,
    identifier: nhsNumber,
    expect: gender === undefined ? known : { gender, ...known },
  }
  scenario.requestInput = {
    system: systems.nhsNumber,
    value: nhsNumber,
    body: registrationOf(person),
    ...(id !== undefined && { id }),
  }
}

/** The person of a named case. @throws Blocked with what to write where the target file names none */
export function personNamed({ run: { target } }: GpcWorld, role: string): Person {
  const person = target.people.named(role)
  if (person) return person
  throw new Blocked(
    `${target.label} names nobody for the case "${role}": ${stanzaFor({ list: 'cases', role, byId: false })}`,
  )
}

/** Asks the provider for the patient of the number that the scenario is about; the caller judges the answer. */
export function askForPerson(world: GpcWorld): Promise<Exchange> {
  const { system, value } = world.scenario.requestInput
  const input = { ...(system !== undefined && { system }), ...(value !== undefined && { value }) }
  return world.send(world.interaction('find-patient'), input)
}

/** True where find patient shows the person already: registered by an earlier run, or loaded as a patient. */
export async function isRegistered(world: GpcWorld, person: Person): Promise<boolean> {
  selectPerson(world, person)
  const exchange = await askForPerson(world)
  await world.judge(successStatus, exchange)
  const answer = world.answerOf(exchange)
  return answer !== undefined && matchesOf(answer).length > 0
}

/**
 * The next person of the pool whom the provider does not show. Those whom it shows already are taken out on the way.
 *
 * @throws Blocked where nobody is left
 */
export async function nextPerson(world: GpcWorld): Promise<Person> {
  const { people, label } = world.run.target
  for (let person; (person = people.next());) {
    if (!(await isRegistered(world, person))) return person
    people.spend(person)
  }
  throw new Blocked(
    `${label} has nobody left to register (${people.total} in the pool, all of them registered by now; it takes ` +
      `people whom your PDS test data has and the practice has not): ${stanzaFor({ list: 'pool', role: '', byId: false })}`,
  )
}

/** Takes a person out of the pool before the registration is asked for, and tells when few are left. */
export async function spend({ run, scenario, judging }: GpcWorld, person: Person): Promise<void> {
  const { people, label } = run.target
  people.spend(person)
  run.ledger.spent(person.nhsNumber, run.clock.now())
  const left = people.left()
  if (left >= LOW) return
  const note = `${label}: ${left} of ${people.total} people are left to register; add people to register.pool of the target file.`
  await judging.record([{ check: 'enough-people-to-register', verdict: 'info', reqs: scenario.reqs, note }])
}
