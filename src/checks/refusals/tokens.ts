import { BAD_REQUEST, BY_FRONT_END, INVALID } from './answers.js'
import { comparesAudience, knowsScopes } from './declared.js'
import { refusal, type Refusal } from './refusal.js'

const DERIVED = 'The page asks for a refusal; the code is inferred from the error page (derived).'
const BEARER = ['SPINE-JWT-002', 'SPINE-ERR-023']

type Extra = Partial<Omit<Refusal, 'id' | 'reqs' | 'preferred' | 'token'>>

/** A fault of the token: 400 BAD_REQUEST, or with a warning the way of RFC 6750 (A4). The first is preferred. */
const fault = (id: string, reqs: readonly [string, ...string[]], extra: Extra = {}): Refusal =>
  refusal(id, [reqs[0], ...reqs.slice(1), ...BEARER], [BAD_REQUEST], { token: true, ...extra })

/** The row of each claim; all ten but iat stand in SPINE-JWT-008 too, iat having a row of its own. */
const CLAIMS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  iss: ['SPINE-JWT-009', 'SPINE-JWT-008'],
  sub: ['SPINE-JWT-010', 'SPINE-JWT-008'],
  aud: ['SPINE-JWT-011', 'SPINE-JWT-008'],
  exp: ['SPINE-JWT-008'],
  iat: ['SPINE-JWT-017'],
  reason_for_request: ['SPINE-JWT-018', 'SPINE-JWT-008'],
  requested_scope: ['SPINE-JWT-023', 'SPINE-JWT-008'],
  requesting_device: ['SPINE-JWT-008'],
  requesting_organization: ['SPINE-JWT-028', 'SPINE-JWT-008'],
  requesting_practitioner: ['SPINE-JWT-031', 'SPINE-JWT-008'],
}

const IAT = {
  success: {
    verdict: 'warns',
    because: 'The release note of 1.2.3 asks providers not to validate iat, though the claim is mandatory (A52).',
  },
} as const

/** Names of the claims as check ids and deviations have them. */
export const CLAIM_NAMES: readonly string[] = Object.keys(CLAIMS)

const rowsOf = (claim: string): readonly [string, ...string[]] => CLAIMS[claim] as readonly [string, ...string[]]

const perClaim = CLAIM_NAMES.flatMap((claim) => {
  const rows = rowsOf(claim)
  const name = claim.replaceAll('_', '-')
  const extra: Extra = claim === 'iat' ? IAT : {}
  return [
    fault(`token-with-null-${name}`, [...rows, 'SPINE-ERR-024', 'SPINE-JWT-040'], extra),
    fault(`token-without-${name}`, rows, { otherRefusal: DERIVED, ...extra }),
  ]
})

const LIFETIME = {
  success: {
    verdict: 'warns',
    because: 'exp = iat + 300 binds the consumer; that a provider rejects other spans is not said (A51).',
  },
} as const

const SCOPE = {
  success: {
    verdict: 'warns',
    because: 'To examine the value of requested_scope is a MAY, unless the supplier declares it (A54).',
    unless: knowsScopes,
  },
} as const

/** A5: the error page has such a claim under both codes. */
const RESOURCE: Extra = { passes: [BAD_REQUEST, INVALID] }

const served = (verdict: 'passes' | 'warns' | 'noted', because: string): Extra => ({ success: { verdict, because } })

/** What no page tells a provider to police: served or refused, it is recorded; a server that breaks down is not. */
const recorded = (id: string, more: readonly string[], because: string): Refusal => ({
  ...fault(id, ['SPINE-JWT-002', ...more], { ...RESOURCE, otherRefusal: because, ...served('noted', because) }),
})

/** Claims of another JSON type, or empty: an illegal value by the error page. */
const unusable = CLAIM_NAMES.filter((claim) => claim !== 'exp' && claim !== 'iat').map((claim) => {
  const extra = claim === 'requested_scope' ? SCOPE : claim.startsWith('requesting_') ? RESOURCE : {}
  return fault(
    `token-with-unusable-${claim.replaceAll('_', '-')}`,
    ['SPINE-JWT-040', 'SPINE-ERR-024', ...rowsOf(claim)],
    {
      otherRefusal: DERIVED,
      ...extra,
    },
  )
})

/** Faults of the Authorization header and its token. Spec facts 4.4. */
export const tokenRefusals: readonly Refusal[] = [
  fault('request-without-token', ['SPINE-JWT-001', 'SPINE-SEC-008']),
  fault('authorization-of-another-scheme', ['SPINE-SEC-008']),
  fault('bearer-without-token', ['SPINE-SEC-008', 'SPINE-JWT-001']),
  {
    ...recorded('two-authorization-fields', ['SPINE-SEC-008'], 'RFC 7230 section 3.2.2 binds the sender alone.'),
    frontEnd: BY_FRONT_END,
  },
  fault('token-that-is-no-jwt', ['SPINE-SEC-008', 'SPINE-JWT-004']),
  fault('token-of-plain-json', ['SPINE-JWT-004', 'SPINE-SEC-008']),
  fault('token-of-the-header-alone', ['SPINE-JWT-004', 'SPINE-SEC-008']),
  fault('token-without-its-header', ['SPINE-JWT-004', 'SPINE-SEC-008']),
  fault('token-without-its-payload', ['SPINE-JWT-004', 'SPINE-SEC-008']),
  fault('token-of-more-than-three-parts', ['SPINE-JWT-004', 'SPINE-SEC-008']),
  fault('token-not-in-base64url', ['SPINE-JWT-004', 'SPINE-SEC-008']),
  fault('token-with-broken-header', ['SPINE-JWT-004'], {
    otherRefusal: DERIVED,
    ...served('warns', 'RFC 7519 section 7.2 has the header read; the pages speak of its three parts alone.'),
  }),
  recorded('loosely-encoded-token', ['SPINE-JWT-004'], 'A lenient decoder is no fault.'),
  recorded('token-of-another-algorithm', ['SPINE-JWT-005'], 'alg, typ and signature are the consumer’s duty (A86).'),
  fault('token-without-trailing-dot', ['SPINE-JWT-006'], { otherRefusal: DERIVED }),
  fault('token-with-broken-payload', ['SPINE-JWT-040', 'SPINE-ERR-024']),
  fault('token-with-null-payload', ['SPINE-JWT-040', 'SPINE-ERR-024']),
  fault('token-whose-payload-is-no-object', ['SPINE-JWT-040', 'SPINE-ERR-024']),
  ...perClaim,
  ...unusable,
  fault('token-with-exp-as-text', ['SPINE-JWT-012', 'SPINE-ERR-024']),
  fault('token-with-exp-with-a-fraction', ['SPINE-JWT-012'], {
    otherRefusal: DERIVED,
    ...served('warns', 'RFC 7519 section 2 lets a NumericDate have a fraction; the JWT page does not.'),
  }),
  fault('token-with-another-iat', ['SPINE-JWT-017', 'SPINE-JWT-042'], {
    otherRefusal: DERIVED,
    ...served('passes', 'Release note 1.2.3: the value of iat is not validated.'),
  }),
  fault('token-with-exp-zero', ['SPINE-JWT-014', 'SPINE-JWT-012', 'SPINE-JWT-015'], { otherRefusal: DERIVED }),
  fault('token-with-negative-exp', ['SPINE-JWT-014', 'SPINE-JWT-012', 'SPINE-JWT-015'], { otherRefusal: DERIVED }),
  fault('token-with-exp-in-milliseconds', ['SPINE-JWT-012'], { otherRefusal: DERIVED, ...LIFETIME }),
  fault('token-of-another-lifetime', ['SPINE-JWT-012'], { otherRefusal: DERIVED, ...LIFETIME }),
  fault('expired-token', ['SPINE-JWT-014', 'SPINE-JWT-015'], { otherRefusal: DERIVED }),
  fault('token-expired-a-moment-ago', ['SPINE-JWT-014'], {
    otherRefusal: DERIVED,
    success: {
      verdict: 'warns',
      because: 'RFC 7519 section 4.1.4 lets an implementer allow a few minutes for clock skew (A71).',
    },
  }),
  fault('token-for-another-reason', ['SPINE-JWT-018', 'SPINE-IG-003', 'SPINE-ERR-024']),
  fault('reason-in-wrong-case', ['SPINE-JWT-039'], { otherRefusal: DERIVED }),
  fault('claim-name-in-wrong-case', ['SPINE-JWT-039'], { otherRefusal: DERIVED }),
  fault('token-with-unknown-scope', ['SPINE-JWT-023', 'SPINE-ERR-024'], SCOPE),
  fault('scope-in-wrong-case', ['SPINE-JWT-023', 'SPINE-ERR-024'], SCOPE),
  fault('token-for-another-audience', ['SPINE-JWT-011'], { otherRefusal: DERIVED, ifDeclared: comparesAudience }),
  fault('another-resource-as-device', ['SPINE-JWT-024', 'SPINE-ERR-025'], RESOURCE),
  fault('another-resource-as-organization', ['SPINE-JWT-028', 'SPINE-ERR-025'], RESOURCE),
  fault('another-resource-as-practitioner', ['SPINE-JWT-041', 'SPINE-ERR-025'], RESOURCE),
  fault('invalid-resource-in-a-claim', ['SPINE-JWT-041', 'SPINE-JWT-024', 'SPINE-ERR-025'], {
    ...RESOURCE,
    ...served('warns', 'The error page has such a claim refused; no page tells a provider to validate it (A5, A86).'),
  }),
  recorded(
    'neglected-duty-of-the-consumer',
    [
      'SPINE-JWT-010',
      'SPINE-JWT-011',
      'SPINE-JWT-025',
      'SPINE-JWT-026',
      'SPINE-JWT-029',
      'SPINE-JWT-031',
      'SPINE-JWT-032',
    ],
    'No page tells a provider to police it (A86).',
  ),
]
