import { Given, When } from '@cucumber/cucumber'
import type { Interaction } from '../src/catalogue/index.js'
import { successStatus } from '../src/checks/index.js'
import { findDeviation } from '../src/requests/index.js'
import type { GpcWorld } from './world.js'

/** The harness plays the SSP, so that what the provider itself does is seen. */
Given('the harness plays the SSP', function (this: GpcWorld) {
  this.scenario.direct = true
})

Given('the request deviates: {string}', function (this: GpcWorld, name: string) {
  this.scenario.deviations.push(findDeviation(name))
})

When('the {interaction} request is sent', async function (this: GpcWorld, interaction: Interaction) {
  await this.request(interaction)
})

/** The first answer has to be a good one, for it is what the second is compared with. */
When('the {interaction} request is sent again', async function (this: GpcWorld, interaction: Interaction) {
  await this.judge(successStatus)
  this.scenario.comparedWith = this.answerOf()
  await this.request(interaction)
})
