import { callable, interactionOf, withTokens, type Variant } from '../../catalogue/index.js'
import { readAnswer, type Answer } from '../../checks/index.js'
import { systemClock, type Hop } from '../../core/index.js'
import { requestFor, standardOf, type RequestInput, type Standard } from '../../requests/index.js'
import type { Target } from '../../target/index.js'

/** What was asked of a target, one request after the other. */
export class Asker {
  readonly target: Target
  readonly variant: Variant
  readonly standard: Standard
  readonly #hop: Hop

  constructor(target: Target, of: Variant, hop: Hop) {
    this.target = target
    this.variant = withTokens(of, target.tokens)
    this.standard = standardOf(this.variant)
    this.#hop = hop
  }

  /** True for an interaction that the variant has or needs on its way. */
  can(interaction: string | undefined): interaction is string {
    return interaction !== undefined && callable(this.variant, interaction)
  }

  /** @returns the provider's whole answer, or why there is none */
  async ask(interaction: string, input: RequestInput): Promise<Answer | string> {
    const { target, variant, standard } = this
    const sender = { ...target, base: target.base, standard, clock: systemClock }
    const exchange = await target.send(requestFor(interactionOf(variant, interaction), input, sender, this.#hop))
    const { failure, answeredBy, response } = exchange
    if (failure) return `${failure.hop}: ${failure.kind}: ${failure.message}`
    return answeredBy === 'provider' && response ? readAnswer(exchange) : `${answeredBy} answered`
  }
}
