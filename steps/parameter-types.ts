import { defineParameterType } from '@cucumber/cucumber'
import { interactionIds, kinds, type Interaction, type Kind } from '../src/catalogue/index.js'
import { findSequence, sequences, type Sequence } from '../src/checks/index.js'
import { slotNeeds, type SlotNeed } from '../src/requests/index.js'
import type { GpcWorld } from './world.js'

const oneOf = (words: readonly string[]): RegExp => new RegExp([...words].sort((a, b) => b.length - a.length).join('|'))

/** `find patient`: an interaction of the variant, in words. */
defineParameterType({
  name: 'interaction',
  regexp: oneOf(interactionIds().map((id) => id.replaceAll('-', ' '))),
  transformer(this: GpcWorld, words: string): Interaction {
    return this.interaction(words.replaceAll(' ', '-'))
  },
})

/** `patient`, `practitioner`, ...: a kind of test record. */
defineParameterType({
  name: 'kind',
  regexp: oneOf(kinds().map(({ word }) => word)),
  transformer: (word: string): Kind => kinds().find((kind) => kind.word === word) as Kind,
})

/** `standard`: a sequence of checks, by its name. */
defineParameterType({
  name: 'rules',
  regexp: oneOf(sequences.map(({ name }) => name)),
  transformer: (name: string): Sequence => findSequence(name),
})

/**
 * `the patient has one NHS number`: what a step judges, in the sentence of the check or with its id in quotes. The step
 * looks it up, so that a name that nobody knows is a finding; the strict dry run does too (src/run/dry-run.ts).
 */
for (const name of ['check', 'connectionCheck', 'refusal'])
  defineParameterType({ name, regexp: /\S.*/, transformer: (words: string) => words.replaceAll('"', '') })

/** `a free slot`, `two adjacent free slots of different schedules`: what a scenario needs of the slots it books. */
defineParameterType({
  name: 'slots',
  regexp: oneOf(slotNeeds.map(({ words }) => words)),
  transformer: (words: string): SlotNeed => slotNeeds.find((need) => need.words === words) as SlotNeed,
})
