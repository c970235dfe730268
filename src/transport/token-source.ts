import type { Authorization, MadeAuthorization, TokenWanted, TransportFailure } from '../core/index.js'

/** A signed token, or why there is none; `failure.message` names the URL that was asked. */
export type TokenGiven = { readonly token: string } | { readonly failure: TransportFailure }

/** Where signed tokens come from: an authorisation server, asked over the network or emulated. */
export interface TokenSource {
  /** Never rejects for what the server does. */
  get(wanted: TokenWanted): Promise<TokenGiven>
}

/** The hop of a failure to get a token. */
export const TO_AUTHORISATION_SERVER = 'harness to authorisation server'

/**
 * Makes an authorisation that needs nobody else, by asking the source where the plan wants an issued token.
 *
 * @returns without a token, no Authorization header and the failure: such a request must not go out
 */
export async function authorise(
  wanted: Authorization,
  source: TokenSource | undefined,
): Promise<{ readonly authorization: MadeAuthorization; readonly failure?: TransportFailure }> {
  if (wanted.kind !== 'issued') return { authorization: wanted }
  const given = source ? await source.get(wanted) : { failure: NO_SOURCE }
  return 'token' in given
    ? { authorization: { kind: 'raw', values: [`Bearer ${given.token}`] } }
    : { authorization: { kind: 'none' }, failure: given.failure }
}

const NO_SOURCE: TransportFailure = {
  kind: 'not-offered',
  hop: 'harness',
  message: 'the target has no authorisation server (authServer in the target file) that could issue a token',
}
