import { Given } from '@cucumber/cucumber'
import { successStatus } from '../src/checks/index.js'
import type { GpcWorld } from './world.js'

/** The statement is what later answers are compared with. */
Given('the capability statement', async function (this: GpcWorld) {
  const exchange = await this.send(this.interaction('get-capability-statement'), {})
  await this.judge(successStatus, exchange)
  this.scenario.capabilityStatement = this.scenario.comparedWith = this.answerOf(exchange)
})
