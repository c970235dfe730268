import { callable } from '../../src/catalogue/index.js'
import { standard, type Followable } from '../../src/checks/index.js'
import type { GpcWorld } from '../world.js'

/** Reads what a reference means; the exchange counts as judged by the check that looks at what was resolved. */
export async function follow(world: GpcWorld, { reference, interaction, id }: Followable): Promise<void> {
  const { resolved } = world.scenario
  if (resolved.has(reference) || !callable(world.run.variant, interaction)) return
  const exchange = await world.send(world.interaction(interaction), { id })
  await world.judge(standard, exchange)
  const answer = world.answerOf(exchange)
  if (answer) resolved.set(reference, answer)
}
