import { interaction, systems } from '../../src/catalogue/index.js'
import { matchesOf, successStatus, type Answer } from '../../src/checks/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { registrationOf } from '../../src/requests/index.js'
import type { RunContext } from '../../src/run/context.js'
import { Blocked } from '../support/blocked.js'
import type { GpcWorld } from '../world.js'

/** The people whom the target file offers for register patient. */
export type People = RunContext['target']['people']
export type Person = NonNullable<ReturnType<People['named']>>

export const register = interaction('register-patient')
const find = interaction('find-patient')

/** So few left of the pool, beside the registrations of one run, that the tester should load more. */
const LOW = 10

/** Makes a person the one whom the scenario is about: whose registration is asked for, and what is known of him. */
export function about(world: GpcWorld, person: Person): void {
  const { nhsNumber, family, given, gender, birthDate, id, expect } = person
  const known: JsonObject = { name: [{ use: 'official', family, given: [...given] }], birthDate, ...expect }
  world.subject = {
    role: `${given.join(' ')} ${family}`,
    identifier: nhsNumber,
    expect: gender === undefined ? known : { gender, ...known },
  }
  world.ask = {
    system: systems.nhsNumber,
    value: nhsNumber,
    body: registrationOf(person),
    ...(id !== undefined && { id }),
  }
}

/** Asks the provider for the patient of the number that the scenario is about; the caller judges the answer. */
export const findSubject = (world: GpcWorld) => {
  const { system, value } = world.ask
  return world.send(find, { ...(system !== undefined && { system }), ...(value !== undefined && { value }) })
}

const shows = (answer: Answer | undefined): boolean => answer !== undefined && matchesOf(answer).length > 0

/** True where find patient shows the person already: registered by an earlier run, or loaded as a patient. */
export async function isRegistered(world: GpcWorld, person: Person): Promise<boolean> {
  about(world, person)
  const exchange = await findSubject(world)
  await world.judge(successStatus, exchange)
  return shows(world.answerOf(exchange))
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
    `${label} has nobody left to register (${people.total} in the pool, all of them registered by now): add to the target file, ` +
      `below register.pool, people whom your PDS test data has and the practice has not: "- { nhsNumber: '<10 digits>', ` +
      `family: <family name>, given: [<given name>], gender: <gender>, birthDate: '<yyyy-mm-dd>' }" (docs/test-data.md)`,
  )
}

/** Takes a person out of the pool before the registration is asked for, and tells when few are left. */
export async function spend(world: GpcWorld, person: Person): Promise<void> {
  const { target, ledger, clock } = world.run
  const { people, label } = target
  people.spend(person)
  ledger.spent(person.nhsNumber, clock.now())
  const left = people.left()
  if (left >= LOW) return
  const note = `${label}: ${left} of ${people.total} people are left to register; add people to register.pool of the target file.`
  await world.record([{ check: 'enough-people-to-register', verdict: 'info', reqs: world.reqs, note }])
}
