import { defaultVariant, mime, type Interaction } from '../catalogue/index.js'
import { Headers, uuid, type Hop, type RequestPlan } from '../core/index.js'
import { gpConnect } from './gp-connect.js'
import { pathFor } from './paths.js'
import type { RequestInput, Sender } from './sender.js'

const GP_CONNECT = gpConnect(defaultVariant())

/**
 * The well-formed request of an interaction, complete but for Authorization and Host, which the transport makes:
 * fresh Ssp-TraceID, fresh token, JSON asked for and sent. Spec facts 1.2, 4 and 7.3.
 *
 * @param hop - `ssp` unless the harness is to play the SSP itself
 * @throws RangeError for an ask that does not fit the interaction
 */
export function requestFor(interaction: Interaction, ask: RequestInput, sender: Sender, hop: Hop = 'ssp'): RequestPlan {
  // A read of what was sent before goes out from the same ask.
  const { body, version }: RequestInput = interaction.method === 'GET' ? {} : ask
  const standard = sender.standard ?? GP_CONNECT
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
      ...(body ? ([['Content-Type', `${mime.json};charset=utf-8`]] as const) : []),
      ...standard.headers(ask),
      ...(version === undefined ? [] : ([['If-Match', `W/"${version}"`]] as const)),
    ]),
    authorization: standard.authorization(interaction, sender),
    ...(body && { body: JSON.stringify(body) }),
    hop,
    wellFormed: true,
  }
}
