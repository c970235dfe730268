import { Given } from '@cucumber/cucumber'
import { interactionOf } from '../src/catalogue/index.js'
import { successStatus } from '../src/checks/index.js'
import type { GpcWorld } from './world.js'

/** The statement is what later answers are compared with. */
Given('the capability statement', async function (this: GpcWorld) {
  const exchange = await this.send(interactionOf(this.run.variant, 'get-capability-statement'), {})
  await this.judge(successStatus, exchange)
  this.statement = this.earlier = this.answerOf(exchange)
})
