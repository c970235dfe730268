import type { Exchange, ReceivedResponse, RequestPlan } from '../../src/core/index.js'
import { packageRoot, systemClock } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { createLedger, type Ledger } from '../../src/run/ledger.js'
import { contextOn } from '../../src/run/open.js'
import { run } from '../../src/run/runner.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import type { Target } from '../../src/target/target.js'
import { createValidator } from '../../src/validator/index.js'
import { request, variantNamed } from './helpers.js'

export const VARIANT = variantNamed('appointment-management@1.2.7')

const validator = createValidator({ sets: [VARIANT.definitions] })

/** Does what it likes with an exchange on its way back. */
export type Mutation = (plan: RequestPlan, exchange: Exchange) => Exchange

/** A target whose answers are mutated; closing it leaves the real one open. */
export const bentTarget = (target: Target, mutation: Mutation): Target => ({
  ...target,
  record: (kind, role) => target.record(kind, role),
  send: async (plan) => mutation(plan, await target.send(plan)),
  close: () => Promise.resolve(),
})

/** Another response in an exchange. */
export const answered = (
  exchange: Exchange,
  change: (response: ReceivedResponse) => Partial<ReceivedResponse>,
): Exchange =>
  exchange.response ? { ...exchange, response: { ...exchange.response, ...change(exchange.response) } } : exchange

/** Another JSON body. */
export const withBody = (exchange: Exchange, body: unknown, status = 200): Exchange =>
  answered(exchange, () => ({ status, body: Buffer.from(JSON.stringify(body)) }))

/** Runs one of the made-up scenarios on a target, and says what is left in the ledger. */
export async function runOn(
  target: Target,
  name: string,
): Promise<{ scenario: ScenarioRecord; ledger: Ledger; verdicts: string[] }> {
  const ledger = createLedger()
  const record = await run(
    request({
      variants: [VARIANT],
      cwd: packageRoot,
      features: ['test/fixtures/run/appointments/booked.feature'],
      steps: ['steps/**/*.ts'],
      only: (_variant, scenario) => (scenario.name === name ? undefined : 'another scenario'),
      open: () =>
        Promise.resolve(
          contextOn(target, VARIANT, loadRegister(VARIANT.registers), 'seed', {
            validator,
            ledger,
            clock: systemClock,
          }),
        ),
    }),
  )
  const [scenario] = record.scenarios
  if (!scenario) throw new Error(`no scenario "${name}"`)
  const verdicts = scenario.findings.filter((f) => f.verdict !== 'pass').map((f) => `${f.verdict} ${f.check}`)
  return { scenario, ledger, verdicts }
}
