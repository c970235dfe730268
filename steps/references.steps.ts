import { When } from '@cucumber/cucumber'
import { referencesIn } from '../src/checks/index.js'
import { follow } from './support/follow.js'
import type { GpcWorld } from './world.js'

/** Reads every resource that the answer refers to and that has a read interaction in the variant. */
When('the references of the answer are followed', async function (this: GpcWorld) {
  const answer = this.answerOf()
  for (const reference of answer ? referencesIn(answer, this.run.target) : []) await follow(this, reference)
})
