import { words } from '../../../core/index.js'
import { refusal, type Refusal, type Tolerance } from '../../refusals/refusal.js'

const FORBIDDEN = { http: 403 }
const UNAUTHORISED: Tolerance = { http: 401, because: 'SCAL and RFC 6750 have 401, the interaction pages 403.' }
const BAD: Tolerance = { http: 400, because: 'The SpineCore page and the error overview have 400.' }

type Extra = Partial<Omit<Refusal, 'id' | 'reqs' | 'preferred'>>

/** A token that is there and not good: 403, or 401 with a warning. */
const fault = (name: string, reqs: readonly [string, ...string[]], extra: Extra = {}): Refusal =>
  refusal(name, reqs, [FORBIDDEN], { warns: [UNAUTHORISED], ...extra })

/** A token that is missing, malformed or lacks a claim: 400 warns too. */
const missing = (name: string, reqs: readonly [string, ...string[]]): Refusal =>
  fault(name, reqs, { warns: [UNAUTHORISED, BAD] })

/** Names of the claims, with hyphens, that the unsigned token must have (CCS-JWT-002). */
export const CARE_CONNECT_CLAIMS: readonly string[] = words(`
  iss sub aud exp iat reason-for-request requested-scope requesting-device requesting-organization
`)

const UNPROCESSABLE: Tolerance = { http: 422, because: 'The reference provider of 2019 answers so.' }
const BY_THE_OTHER_DIRECTION = 'The text explains the separation of the groups by the other direction.'

/** Faults of the tokens, of both forms. */
export const careConnectTokens: readonly Refusal[] = [
  missing('call-without-token', ['CCS-SLOT-011', 'CCS-BOOK-014', 'CCS-READ-003', 'CCS-CANCEL-005', 'CCS-SRCHAPPT-004', 'CCS-JWTS-009']), // prettier-ignore
  missing('call-under-another-scheme', ['CCS-JWTS-009']),
  missing('token-that-cannot-be-decoded', ['CCS-JWTS-009']),
  {
    ...missing('badly-built-token', ['CCS-JWT-011']),
    passes: [{ http: 400 }, { http: 401 }, FORBIDDEN],
    warns: [],
  },
  ...CARE_CONNECT_CLAIMS.map((claim) => missing(`unsigned-token-without-${claim}`, ['CCS-JWT-002'])),
  fault('scope-of-another-call', ['CCS-JWT-003'], { passes: [FORBIDDEN, { http: 401 }], warns: [] }),
  fault('call-of-a-barred-organisation', ['CCS-JWT-010'], { passes: [FORBIDDEN, { http: 401 }], warns: [] }),
  fault('unsigned-token-past-its-time', ['CCS-JWT-006']),
  fault('unsigned-token-for-another-provider', ['CCS-JWT-008']),
  fault('signed-token-with-the-flaw-wrong-issuer', ['CCS-JWTS-007']),
  fault('signed-token-with-the-flaw-wrong-audience', ['CCS-JWTS-008']),
  fault('signed-token-with-the-flaw-expired', ['CCS-JWTS-006']),
  fault('signed-token-with-the-flaw-not-yet-valid', ['CCS-JWTS-006']),
  fault('signed-token-with-the-flaw-alg-none', ['CCS-JWTS-011']),
  fault('signed-token-with-the-flaw-hs256-with-public-key', ['CCS-JWTS-011']),
  fault('signed-token-with-the-flaw-unknown-kid', ['CCS-JWTS-005'], { warns: [UNAUTHORISED, UNPROCESSABLE] }),
  fault('signed-token-with-the-flaw-key-not-in-set', ['CCS-JWTS-005']),
  fault('signed-token-with-the-flaw-tampered', ['CCS-JWTS-005']),
  fault('signed-token-with-the-flaw-no-group', ['CCS-JWTS-010']),
  fault('signed-token-with-the-flaw-wrong-group', ['CCS-JWTS-010']),
  fault('booking-with-the-group-of-the-search', ['CCS-JWTS-010']),
  fault('search-with-the-group-of-the-booking', ['CCS-JWTS-010'], {
    success: { verdict: 'warns', because: BY_THE_OTHER_DIRECTION },
  }),
]
