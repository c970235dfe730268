import { When } from '@cucumber/cucumber'
import { referencesIn } from '../src/checks/index.js'
import { follow } from './support/follow.js'
import type { GpcWorld } from './world.js'

/** Reads every resource that the answer refers to and that has a read interaction in the variant. */
When('the references of the answer are followed', async function (this: GpcWorld) {
  const resource = this.answerOf()?.resource
  for (const reference of resource ? referencesIn(resource) : []) await follow(this, reference)
})
