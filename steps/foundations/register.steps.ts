import { Given, Then, When } from '@cucumber/cucumber'
import { kindOf } from '../../src/catalogue/index.js'
import { findCheck, resourcesOf, standard, successStatus, type Sequence } from '../../src/checks/index.js'
import { asArray, asString, HarnessError, objects, type Exchange } from '../../src/core/index.js'
import { Blocked } from '../support/blocked.js'
import { selectRecord } from '../support/records.js'
import type { GpcWorld } from '../world.js'
import { askForPerson, isRegistered, nextPerson, personNamed, selectPerson, spend } from './people.js'

/** What a read shows of a registration. */
const AS_REGISTERED: Sequence = {
  name: 'read after registration',
  checks: ['registered-patient-is-read-in-its-version', 'registered-patient-is-as-read'].map(findCheck),
}

/** Judges what find patient shows after a registration, as a rule of registering. */
async function judgeFound(world: GpcWorld, check: string): Promise<Exchange> {
  const exchange = await askForPerson(world)
  await world.judge(findCheck(check), exchange, world.interaction('register-patient'))
  return exchange
}

/** What the provider shows of the person now is what later answers are compared with. */
async function lookAtRecord(world: GpcWorld): Promise<void> {
  const exchange = await askForPerson(world)
  await world.judge(successStatus, exchange)
  world.scenario.comparedWith = world.answerOf(exchange)
}

/** Someone who will be registered: taken out of the pool, for it cannot be undone. */
Given('a person to register', async function (this: GpcWorld) {
  await spend(this, await nextPerson(this))
})

/** Someone whose registration will be refused, and who stays in the pool. */
Given('a person who is not to be registered', async function (this: GpcWorld) {
  await nextPerson(this)
})

/** Someone of whom PDS or the practice holds something special. */
Given('the person {string}', function (this: GpcWorld, role: string) {
  selectPerson(this, personNamed(this, role))
})

/** The same, for a registration that will succeed: possible once, until the tester puts the records back. */
Given('the person {string}, who is not registered now', async function (this: GpcWorld, role: string) {
  const person = personNamed(this, role)
  if (await isRegistered(this, person))
    throw new Blocked(
      `the person "${role}" is registered already, by an earlier run: make the record what it was, or name another`,
    )
  this.run.ledger.spent(person.nhsNumber, this.run.clock.now())
})

/** An active patient of the practice, as someone to register once more. */
Given('the patient {string} as a person to register', function (this: GpcWorld, role: string) {
  const { identifier = '', expect = {} } = selectRecord(this, kindOf('patients'), role)
  const official = objects(expect['name']).find(({ use }) => use === 'official')
  const [family, gender, birthDate] = [official?.['family'], expect['gender'], expect['birthDate']].map(asString)
  const given = asArray(official?.['given']).flatMap((one) => asString(one) ?? [])
  if (family === undefined || birthDate === undefined || given.length === 0)
    throw new Blocked(
      `a registration of the patient "${role}" needs name and birth date: add to the target file, below patients.${role}.expect: ` +
        `"{ name: [{ use: official, family: <family name>, given: [<given name>] }], birthDate: '<yyyy-mm-dd>' }"`,
    )
  selectPerson(this, {
    nhsNumber: identifier,
    family,
    given,
    birthDate,
    ...(gender !== undefined && { gender: gender as 'other' }),
  })
})

/** What the provider shows of the patient before the request: what it has to show after it too. */
Given('the record of the patient has been looked at', async function (this: GpcWorld) {
  await lookAtRecord(this)
})

Then('nobody is registered', async function (this: GpcWorld) {
  this.scenario.comparedWith = this.answerOf()
  await judgeFound(this, 'nobody-is-registered')
})

Then('the record of the patient is as it was', async function (this: GpcWorld) {
  await judgeFound(this, 'first-record-stands')
})

/** Asked again, not believed: a find and a read after the registration. */
Then('the registered patient can be found and read', async function (this: GpcWorld) {
  const registered = (this.scenario.comparedWith = this.answerOf())
  await this.judge(standard, await judgeFound(this, 'registered-patient-is-found'))
  const id = asString(registered && resourcesOf(registered)[0]?.resource['id'])
  if (id === undefined) throw new HarnessError('no-patient', 'a registration without a patient was judged to be good')
  const read = await this.send(this.interaction('read-patient'), { id })
  await this.judge(AS_REGISTERED, read, this.interaction('register-patient'))
  await this.judge(standard, read)
})

/** The registration that the scenario is about, once more; what it was answered before is kept. */
When('the same registration is sent once more', async function (this: GpcWorld) {
  await lookAtRecord(this)
  await this.request(this.interaction('register-patient'))
})
