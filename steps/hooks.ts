import {
  After,
  AfterStep,
  Before,
  BeforeStep,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  Status,
} from '@cucumber/cucumber'
import { AssertionError } from 'chai'
import { HarnessError, messageOf } from '../src/core/index.js'
import { judgedAfter } from './named-checks.js'
import { scenarioKey } from './scenario.js'
import { Blocked } from './support/blocked.js'
import type { GpcWorld } from './world.js'

const REQ = '@req:'
const CONTROL = '@control:served'

type Step = (this: GpcWorld, ...args: unknown[]) => unknown

/**
 * A step has no time of its own: each of its requests ends by the timeouts of the target file, and that is a finding. A
 * bound of Cucumber's would end a slow provider's step before them, as if the harness had broken down.
 */
setDefaultTimeout(-1)

/**
 * Everything that a step can throw becomes a finding, so that the evidence tells a provider's failure (AssertionError,
 * findings already recorded) from a missing prerequisite (blocked) and from the harness's own fault (error).
 */
setDefinitionFunctionWrapper(
  (step: Step): Step =>
    async function (this: GpcWorld, ...args) {
      try {
        return await step.apply(this, args)
      } catch (thrown) {
        if (thrown instanceof AssertionError) throw thrown
        if (thrown instanceof Blocked) {
          if (!thrown.reported) await note(this, 'prerequisite-is-there', 'blocked', thrown)
          return 'skipped'
        }
        await note(this, 'harness-keeps-its-rules', 'error', thrown)
        throw thrown
      }
    },
)

const note = (world: GpcWorld, check: string, verdict: 'blocked' | 'error', thrown: unknown): Promise<void> =>
  world.judging.record([
    { check, verdict, reqs: verdict === 'blocked' ? world.scenario.reqs : [], note: messageOf(thrown) },
  ])

Before({ name: 'Requirements of the scenario' }, function (this: GpcWorld, { pickle }) {
  this.scenario.reqs = pickle.tags.flatMap(({ name }) => (name.startsWith(REQ) ? [name.slice(REQ.length)] : []))
  this.scenario.key = scenarioKey(pickle)
  this.scenario.isControl = pickle.tags.some(({ name }) => name === CONTROL)
})

BeforeStep(function (this: GpcWorld, { pickle, pickleStep }) {
  this.judging.foundBefore = this.judging.findings.length
  this.judging.after = () => judgedAfter(pickle, pickleStep)
})

/** A Then that judges nothing would be a pass that proves nothing. */
AfterStep(function (this: GpcWorld, { pickleStep, result }) {
  if (String(pickleStep.type) !== 'Outcome' || result.status !== Status.PASSED) return
  if (this.judging.findings.length === this.judging.foundBefore)
    throw new HarnessError('step-without-finding', `"${pickleStep.text}" judged nothing`)
})

/** So would an exchange that nobody looked at, or a scenario that judged nothing at all. */
After({ name: 'Nothing unjudged' }, function (this: GpcWorld, { result }) {
  if (result?.status !== Status.PASSED) return
  const [unjudged] = this.judging.unjudged()
  if (unjudged) throw new HarnessError('exchange-unjudged', `nobody judged ${unjudged.id} (${unjudged.interaction})`)
  if (this.judging.findings.length === 0)
    throw new HarnessError('scenario-without-finding', 'the scenario judged nothing')
})
