/** Tokens that the consumer makes by itself (UEC 1.0.0; spec facts, Care Connect, section 5.7). */
export interface UnsignedTokens {
  readonly form: 'unsigned'
}

/** Tokens that an authorisation server signs (2019; spec facts, Care Connect, section 5.6). */
export interface SignedTokens {
  readonly form: 'signed'
  /** The `iss` of every good token. */
  readonly issuer: string
  /** The https URL of the issuer's keys. */
  readonly jwks: string
  /** PEM of the authority of that URL's host; the public ones where absent. */
  readonly ca?: string
  /** Group names (URN) by the GUIDs that stand for them in tokens; a name may stand in a token by itself. */
  readonly groups?: Readonly<Record<string, string>>
  /** The clients that are known here, by `appid`; anybody's where absent. */
  readonly appids?: readonly string[]
  /** Milliseconds until the keys have to be there whole; 3000 where absent. */
  readonly answerMs?: number
}

/** Which tokens a provider believes. */
export type TokenForm = UnsignedTokens | SignedTokens
