import { Then } from '@cucumber/cucumber'
import { findCheck, findConnectionCheck, findRefusal, successStatus, type Sequence } from '../src/checks/index.js'
import type { GpcWorld } from './world.js'

Then('the provider answers with success', async function (this: GpcWorld) {
  await this.judge(successStatus)
})

Then('the request is refused: {refusal}', async function (this: GpcWorld, refusal: string) {
  await this.judge(findRefusal(refusal))
})

/** A named sequence; the standard rules are those of every answer, whatever it is. */
Then('the {rules} rules hold', async function (this: GpcWorld, rules: Sequence) {
  await this.judge(rules)
})

Then('it holds that {check}', async function (this: GpcWorld, check: string) {
  await this.judge(findCheck(check))
})

/** A connection that is refused has no answer, so its checks are of their own kind. */
Then('of the connection it holds that {connectionCheck}', async function (this: GpcWorld, check: string) {
  await this.judging.judgeConnection(findConnectionCheck(check))
})
