import { operationOutcome } from '../mapping/operation-outcome.js'
import { refuse, type SpineCode } from '../refusal.js'
import { edit } from './edit.js'
import type { FaultOf } from './family.js'
import { stateFault } from './named.js'

/** Faults of the rules by which a request is refused: a rule that is passed over, or that is kept with a wrong answer. */

/** The provider does not look at a rule: the request goes through. */
export const passes = (
  rule: string,
  says: string,
  refusals: readonly string[],
  also: readonly string[] = [],
): FaultOf =>
  stateFault(
    `passes-${rule.replaceAll('.', '-').replaceAll('_', '-').toLowerCase()}`,
    says,
    [rule, ...also],
    refusals.map((r) => `refuses-${r}`),
  )

/** The provider keeps a rule but breaks down over it, or answers with another code. */
export const answers = (code: SpineCode, rule: string, says: string, refusals: readonly string[]): FaultOf => ({
  name: `${code === 'INTERNAL_SERVER_ERROR' ? 'breaks-down-on' : 'miscalls'}-${rule.replaceAll('.', '-').replaceAll('_', '-').toLowerCase()}`,
  says,
  at: 'body',
  breaks: refusals.map((r) => `refuses-${r}`),
  apply: (reply) => {
    if (reply.rule !== rule) return reply
    const wrong = refuse(code, `unexpected: ${rule}`)
    return { ...reply, status: wrong.status, resource: operationOutcome(wrong) }
  },
})

export const breaksDown = (rule: string, says: string, refusals: readonly string[]): FaultOf =>
  answers('INTERNAL_SERVER_ERROR', rule, `Breaks down on ${says}`, refusals)

const FIELDS = [
  ['ssp-traceid', 'Ssp-TraceID', 'ssp-trace-id'],
  ['ssp-from', 'Ssp-From', 'ssp-from'],
  ['ssp-to', 'Ssp-To', 'ssp-to'],
  ['ssp-interactionid', 'Ssp-InteractionID', 'ssp-interaction-id'],
] as const

/** What the interaction id may be. */
export const foreignInteractionId: readonly FaultOf[] = [
  passes('ssp-interactionid.another', 'Takes the interaction id of another interaction', [
    'interaction-id-of-another-interaction',
  ]),
]

/** Faults of the Ssp header fields. */
export const fieldFaults: readonly FaultOf[] = [
  ...FIELDS.map(([rule, header, name]) => passes(`${rule}.given`, `Does not ask for ${header}`, [`missing-${name}`])),
  ...FIELDS.map(([rule, header, name]) => passes(`${rule}.filled`, `Takes an empty ${header}`, [`empty-${name}`])),
  passes('ssp-to.own', 'Does not compare Ssp-To with its own ASID', ['foreign-provider-asid']),
  ...foreignInteractionId,
  passes('ssp-interactionid.case', 'Does not mind the case of the interaction id', ['interaction-id-in-wrong-case']),
  passes('ssp-interactionid.known', 'Takes interaction ids that do not exist', ['unknown-interaction-id']),
]

const claim = (name: string): readonly FaultOf[] => {
  const id = name.replaceAll('_', '-')
  return [
    passes(`jwt.${name}.given`, `Does not ask for the claim ${name}`, [`token-without-${id}`]),
    passes(`jwt.${name}.not-null`, `Takes null for the claim ${name}`, [`token-with-null-${id}`]),
  ]
}

const CLAIMS = [
  'iss',
  'sub',
  'aud',
  'exp',
  'reason_for_request',
  'requested_scope',
  'requesting_device',
  'requesting_organization',
  'requesting_practitioner',
]

/** Faults of the Authorization header and its token. */
export const tokenFaults: readonly FaultOf[] = [
  passes('authorization.given', 'Serves requests without a token', ['request-without-token']),
  passes('authorization.bearer', 'Takes any scheme of Authorization', ['authorization-of-another-scheme']),
  passes('jwt.parts', 'Takes any text for a token', [
    'token-that-is-no-jwt',
    'token-of-plain-json',
    'token-of-the-header-alone',
  ]),
  passes('jwt.trailing-dot', 'Takes a token without the dot at its end', ['token-without-trailing-dot']),
  passes('jwt.payload-encoded', 'Takes a payload that is not JSON', ['token-with-broken-payload']),
  passes('jwt.payload-object', 'Takes null for a payload', ['token-with-null-payload']),
  ...CLAIMS.flatMap(claim),
  passes('jwt.exp.integer', 'Takes an expiry in words', ['token-with-exp-as-text']),
  passes('jwt.exp.positive', 'Takes 0 and negative numbers for no expiry', [
    'token-with-exp-zero',
    'token-with-negative-exp',
  ]),
  passes('jwt.exp.ahead', 'Does not look at the expiry of the token', ['expired-token', 'token-expired-a-moment-ago']),
  passes('jwt.reason_for_request.value', 'Takes any reason for the request', ['token-for-another-reason']),
  passes('jwt.reason_for_request.case', 'Does not mind the case of the reason', ['reason-in-wrong-case']),
  passes('jwt.names-in-case', 'Does not mind the case of claim names', ['claim-name-in-wrong-case']),
  passes('jwt.aud.fits', 'Takes tokens for other providers', ['token-for-another-audience']),
  passes('jwt.requesting_device.type', 'Takes any resource for the device', ['another-resource-as-device']),
  passes('jwt.requesting_organization.type', 'Takes any resource for the organisation', [
    'another-resource-as-organization',
  ]),
  passes('jwt.requesting_practitioner.type', 'Takes any resource for the practitioner', [
    'another-resource-as-practitioner',
  ]),
  breaksDown('jwt.iat.given', 'a token without iat', ['token-without-iat']),
  breaksDown('jwt.iat.not-null', 'a null iat', ['token-with-null-iat']),
  breaksDown('jwt.exp.seconds', 'an expiry in milliseconds', ['token-with-exp-in-milliseconds']),
  breaksDown('jwt.exp.span', 'a token of another lifetime', ['token-of-another-lifetime']),
  breaksDown('jwt.exp.ahead', 'an expired token', ['expired-token', 'token-expired-a-moment-ago']),
  breaksDown('jwt.requested_scope.value', 'an unknown scope', ['token-with-unknown-scope']),
  breaksDown('jwt.requested_scope.case', 'a scope in the wrong case', ['scope-in-wrong-case']),
]

/** The verb and the case of the path. */
export const verbAndCase: readonly FaultOf[] = [
  passes('http.verb', 'Serves any verb as if it were GET', ['wrong-verb']),
  passes('url.case', 'Does not mind the case of the path', ['path-in-wrong-case']),
]

/** DELETE and PATCH. */
export const deleteAndPatch: readonly FaultOf[] = [
  passes('http.delete-patch', 'Answers DELETE and PATCH as if they were GET', ['delete-and-patch']),
]

/** What nobody offers, and formats that nobody serves. */
export const beyondTheApi: readonly FaultOf[] = [
  breaksDown('url.type', 'resource types that it does not have', ['unknown-resource-type']),
  breaksDown('url.operation', 'operations that it does not have', ['unknown-operation']),
  passes('format.accept', 'Answers JSON whatever Accept asks for', ['unsupported-accept']),
  passes('format.format', 'Answers JSON whatever _format asks for', ['unsupported-format-parameter']),
]

const search = (id: string): string => `identifier.${id}`

/** The identifier of find patient, practitioner and organisation. */
export const identifierFaults: readonly FaultOf[] = [
  passes(search('system'), 'Does not look at the system of the identifier', ['unknown-identifier-system']),
  breaksDown(search('system-given'), 'an identifier without a system', ['identifier-without-system']),
  breaksDown(search('pipe'), 'an identifier without a pipe', ['identifier-without-system']),
  breaksDown(search('once'), 'two identifiers', ['two-identifiers', 'same-identifier-twice']),
]

/** The NHS number of find patient. */
export const nhsNumberFaults: readonly FaultOf[] = [
  passes(search('value'), 'Takes any text for an NHS number', ['malformed-nhs-number']),
  breaksDown(search('check-digit'), 'a wrong check digit', ['nhs-number-with-wrong-check-digit']),
  breaksDown(search('value-given'), 'an empty NHS number', ['identifier-without-nhs-number']),
  passes(search('given'), 'Lists every patient where no identifier is asked for', [
    'patient-search-without-identifier',
  ]),
]

/** The identifier values of find practitioner and find organisation. */
export const codeFaults: readonly FaultOf[] = [
  passes(search('value'), 'Takes any text for an identifier value', ['overlong-identifier-value']),
  breaksDown(search('value-given'), 'an empty identifier value', ['identifier-without-value']),
  breaksDown(search('given'), 'a search without identifier', ['search-without-identifier']),
]

/** The identifier of find healthcare service. */
export const dosIdFaults: readonly FaultOf[] = [
  passes(search('readable'), 'Takes a lone pipe for an identifier', ['unparsable-identifier'], [search('system')]),
  breaksDown(search('pipe'), 'an identifier without a pipe', ['identifier-without-pipe']),
  {
    name: 'does-not-name-the-parameter',
    says: 'Says of an identifier that cannot be read no more than that something is wrong',
    at: 'body',
    breaks: ['diagnostics-name-the-parameter'],
    apply: (reply) =>
      reply.resource && reply.rule === search('readable')
        ? { ...reply, resource: edit(reply.resource, 'issue.0.diagnostics', 'something is wrong') }
        : reply,
  },
]

/** Ids that nothing has; `kind` is the word of the checks. */
export const unknownIds = (kind: string): readonly FaultOf[] =>
  [
    answers('BAD_REQUEST', 'id.known', 'Answers unknown ids as bad requests', [
      `unknown-${kind}-id`,
      `overlong-${kind}-id`,
    ]),
    breaksDown('id.known', 'unknown ids', [`unknown-${kind}-id`, `overlong-${kind}-id`]),
  ].map((fault) => ({ ...fault, also: { 'read-patient': ['id-in-the-other-case-is-another-id'] } }))

/** Reads of patients who are not shown, and without an id. */
export const patientReadFaults: readonly FaultOf[] = [
  breaksDown('url.id-given', 'a read without id', ['read-without-id']),
  stateFault(
    'shows-sensitive-patients',
    'Shows S-flagged patients to those who know their id',
    ['patient.not-sensitive'],
    ['refuses-read-of-sensitive-patient'],
  ),
]
