import { Given, Then, When } from '@cucumber/cucumber'
import { interaction } from '../../src/catalogue/index.js'
import { findCheck, resourcesOf, standard, successStatus, type Sequence } from '../../src/checks/index.js'
import { asArray, asString, HarnessError, objects } from '../../src/core/index.js'
import { Blocked } from '../support/blocked.js'
import { about, findSubject, isRegistered, nextPerson, register, spend, type Person } from './people.js'
import { KINDS, type Kind } from '../support/records.js'
import type { GpcWorld } from '../world.js'

/** What a read shows of a registration. */
const AS_REGISTERED: Sequence = {
  name: 'read after registration',
  checks: ['registered-patient-is-read-in-its-version', 'registered-patient-is-as-read'].map(findCheck),
}

const patients = KINDS.find(({ word }) => word === 'patient') as Kind

/** Someone who will be registered: taken out of the pool, for it cannot be undone. */
Given('a person to register', async function (this: GpcWorld) {
  await spend(this, await nextPerson(this))
})

/** Someone whose registration will be refused, and who stays in the pool. */
Given('a person who is not to be registered', async function (this: GpcWorld) {
  await nextPerson(this)
})

function named(world: GpcWorld, role: string): Person {
  const { people, label } = world.run.target
  const person = people.named(role)
  if (person) return person
  throw new Blocked(
    `${label} names nobody for the case "${role}": add to the target file, below register.cases: "${role}: { nhsNumber: '<10 digits>', ` +
      `family: <family name>, given: [<given name>], gender: <gender>, birthDate: '<yyyy-mm-dd>' }" (fixtures/patients/sessions.yaml)`,
  )
}

/** Someone of whom PDS or the practice holds something special. */
Given('the person {string}', function (this: GpcWorld, role: string) {
  about(this, named(this, role))
})

/** The same, for a registration that will succeed: possible once, until the tester puts the records back. */
Given('the person {string}, who is not registered now', async function (this: GpcWorld, role: string) {
  const person = named(this, role)
  if (await isRegistered(this, person))
    throw new Blocked(
      `the person "${role}" is registered already, by an earlier run: make the record what it was, or name another`,
    )
  this.run.ledger.spent(person.nhsNumber, this.run.clock.now())
})

/** An active patient of the practice, as someone to register once more. */
Given('the patient {string} as a person to register', function (this: GpcWorld, role: string) {
  const { identifier = '', expect = {} } = this.about(patients, role)
  const official = objects(expect['name']).find(({ use }) => use === 'official')
  const [family, gender, birthDate] = [official?.['family'], expect['gender'], expect['birthDate']].map(asString)
  const given = asArray(official?.['given']).flatMap((one) => asString(one) ?? [])
  if (family === undefined || birthDate === undefined || given.length === 0)
    throw new Blocked(
      `a registration of the patient "${role}" needs name and birth date: add to the target file, below patients.${role}.expect: ` +
        `"{ name: [{ use: official, family: <family name>, given: [<given name>] }], birthDate: '<yyyy-mm-dd>' }"`,
    )
  about(this, {
    nhsNumber: identifier,
    family,
    given,
    birthDate,
    ...(gender !== undefined && { gender: gender as 'other' }),
  })
})

/** What the provider shows of the patient before the request: what it has to show after it too. */
Given('the record of the patient has been looked at', async function (this: GpcWorld) {
  const exchange = await findSubject(this)
  await this.judge(successStatus, exchange)
  this.earlier = this.answerOf(exchange)
})

Then('nobody is registered', async function (this: GpcWorld) {
  this.earlier = this.answerOf()
  const exchange = await findSubject(this)
  await this.judge(findCheck('nobody-is-registered'), exchange, register)
})

Then('the record of the patient is as it was', async function (this: GpcWorld) {
  const exchange = await findSubject(this)
  await this.judge(findCheck('first-record-stands'), exchange, register)
})

/** Asked again, not believed: a find and a read after the registration. */
Then('the registered patient can be found and read', async function (this: GpcWorld) {
  this.earlier = this.answerOf()
  const found = await findSubject(this)
  await this.judge(findCheck('registered-patient-is-found'), found, register)
  await this.judge(standard, found)
  const id = asString(this.earlier && resourcesOf(this.earlier)[0]?.resource['id'])
  if (id === undefined) throw new HarnessError('no-patient', 'a registration without a patient was judged to be good')
  const read = await this.send(interaction('read-patient'), { id })
  await this.judge(AS_REGISTERED, read, register)
  await this.judge(standard, read)
})

/** The registration that the scenario is about, once more; what it was answered before is kept. */
When('the same registration is sent once more', async function (this: GpcWorld) {
  const found = await findSubject(this)
  await this.judge(successStatus, found)
  this.earlier = this.answerOf(found)
  await this.request(register)
})
