import { mime, type Interaction } from '../catalogue/index.js'
import { Headers, uuid, type Hop, type RequestPlan } from '../core/index.js'
import { claimsFor, tokenHeader } from './claims.js'
import { pathFor } from './paths.js'
import type { Ask, Sender } from './sender.js'

/**
 * The well-formed request of an interaction, complete but for Authorization and Host, which the transport makes:
 * fresh Ssp-TraceID, fresh token, JSON asked for. Spec facts 1.2 and 4.
 *
 * @param hop - `ssp` unless the harness is to play the SSP itself
 * @throws RangeError for an ask that does not fit the interaction
 */
export function requestFor(interaction: Interaction, ask: Ask, sender: Sender, hop: Hop = 'ssp'): RequestPlan {
  return {
    interaction: interaction.id,
    method: interaction.method,
    path: pathFor(interaction, ask),
    headers: new Headers([
      ['Ssp-TraceID', uuid()],
      ['Ssp-From', sender.consumer.asid],
      ['Ssp-To', sender.providerAsid],
      ['Ssp-InteractionID', interaction.interactionId],
      ['Accept', mime.json],
    ]),
    authorization: { kind: 'token', header: tokenHeader(), claims: claimsFor(interaction, sender) },
    hop,
    wellFormed: true,
  }
}
