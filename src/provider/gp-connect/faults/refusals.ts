import { refusedBy } from '../mapping/operation-outcome.js'
import { refuse, type SpineCode } from '../refusal.js'
import type { AnswerContext } from '../../frame/messages.js'
import { edit } from '../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { passes, refusing, ruleName } from '../../frame/mutation/factories.js'
import { every } from '../../frame/mutation/where.js'
import { stateFault } from './state.js'

/** Faults of the rules by which a request is refused: a rule passed over, or kept with a wrong answer. */

/** The provider keeps a rule but breaks down over it, or answers with another code. */
export const answers = (
  code: SpineCode,
  rule: string,
  says: string,
  refusals: string | readonly string[],
): FaultOf => ({
  name: `${code === 'INTERNAL_SERVER_ERROR' ? 'breaks-down-on' : 'miscalls'}-${ruleName(rule)}`,
  says,
  at: 'body',
  proves: refusing(refusals),
  apply: (reply) => (reply.rule === rule ? refusedBy(refuse(code, `unexpected: ${rule}`), reply) : reply),
})

/** Breaks down over any of some rules that no source asks for. */
const breaksDownOver = (name: string, says: string, rules: readonly string[], refusal: string): FaultOf => ({
  name: `breaks-down-on-${name}`,
  says: `Breaks down on ${says}`,
  at: 'body',
  proves: `refuses-${refusal}`,
  apply: (reply) =>
    rules.includes(reply.rule ?? '') ? refusedBy(refuse('INTERNAL_SERVER_ERROR', `unexpected: ${says}`), reply) : reply,
})

export const breaksDown = (rule: string, says: string, refusals: string | readonly string[]): FaultOf =>
  answers('INTERNAL_SERVER_ERROR', rule, `Breaks down on ${says}`, refusals)

/** An id of digits beyond 63 bits, in the path or in a reference of the body. */
const isBeyondIntegers = ({ request }: AnswerContext): boolean =>
  /\/\d{19,}/.test(`${request.target} ${Buffer.from(request.body).toString('utf8')}`)

/** Numbers its records, and breaks down where the integer of an id is none of its own. */
export const countsIds = (rule: string, refusals: string | readonly string[]): FaultOf => ({
  name: `breaks-down-on-long-numbers-of-${ruleName(rule)}`,
  says: 'Breaks down on an id of digits that its integers cannot hold',
  at: 'body',
  proves: refusing(refusals),
  apply: (reply, about) =>
    reply.rule === rule && isBeyondIntegers(about)
      ? refusedBy(refuse('INTERNAL_SERVER_ERROR', 'value out of range'), reply)
      : reply,
})

const FIELDS = [
  ['ssp-traceid', 'Ssp-TraceID', 'ssp-trace-id'],
  ['ssp-from', 'Ssp-From', 'ssp-from'],
  ['ssp-to', 'Ssp-To', 'ssp-to'],
  ['ssp-interactionid', 'Ssp-InteractionID', 'ssp-interaction-id'],
] as const

/** What the interaction id may be. */
const foreignInteractionId: readonly FaultOf[] = [
  passes(
    'ssp-interactionid.another',
    'Takes the interaction id of another interaction',
    'interaction-id-of-another-interaction',
  ),
]

/** Faults of the Ssp header fields. */
const fieldFaults: readonly FaultOf[] = [
  ...FIELDS.map(([rule, header, name]) => passes(`${rule}.given`, `Does not ask for ${header}`, `missing-${name}`)),
  ...FIELDS.map(([rule, header, name]) => passes(`${rule}.filled`, `Takes an empty ${header}`, `empty-${name}`)),
  breaksDownOver(
    'doubled-ssp-fields',
    'an Ssp field that stands twice',
    FIELDS.map(([rule]) => `${rule}.once`),
    'doubled-ssp-field',
  ),
  breaksDown('ssp-traceid.form', 'a trace id that is no UUID', 'malformed-ssp-trace-id'),
  breaksDown('ssp-from.form', 'a consumer ASID of letters', 'malformed-ssp-from'),
  passes('ssp-to.own', 'Does not compare Ssp-To with its own ASID', 'foreign-provider-asid'),
  ...foreignInteractionId,
  passes('ssp-interactionid.case', 'Does not mind the case of the interaction id', 'interaction-id-in-wrong-case'),
  passes('ssp-interactionid.known', 'Takes interaction ids that do not exist', 'unknown-interaction-id'),
]

/** The verb and the case of the path. */
const verbAndCase: readonly FaultOf[] = [
  passes('http.verb', 'Serves any verb as if it were GET', 'wrong-verb'),
  stateFault('passes-url-case', 'Does not mind the case of the path', { anyCase: true }, 'refuses-path-in-wrong-case'),
]

/** DELETE and PATCH; a verb that nobody asks for goes with the id of another interaction than a read. */
const deleteAndPatch = (...more: string[]): FaultOf =>
  passes('http.delete-patch', 'Answers DELETE and PATCH as if they were GET', 'delete-and-patch', more)

/** What nobody offers, and formats that nobody serves. */
const beyondTheApi: readonly FaultOf[] = [
  breaksDown('url.type', 'resource types that it does not have', 'unknown-resource-type'),
  breaksDown('url.operation', 'operations that it does not have', 'unknown-operation'),
  passes('format.accept', 'Answers JSON whatever Accept asks for', 'unsupported-accept'),
  passes('format.format', 'Answers JSON whatever _format asks for', 'unsupported-format-parameter'),
  breaksDown('format.content-type', 'a Content-Type without content', 'unsupported-content-type-alone'),
]

const search = (id: string): string => `identifier.${id}`

/** The identifier of find patient, practitioner and organisation. */
const identifierFaults: readonly FaultOf[] = [
  passes(search('system'), 'Does not look at the system of the identifier', 'unknown-identifier-system'),
  breaksDown(search('system-given'), 'an identifier without a system', 'identifier-without-system'),
  breaksDown(search('pipe'), 'an identifier without a pipe', 'identifier-without-system'),
  breaksDown(search('once'), 'two identifiers', ['two-identifiers', 'same-identifier-twice']),
]

/** The NHS number of find patient. */
const nhsNumberFaults: readonly FaultOf[] = [
  passes(search('value'), 'Takes any text for an NHS number', 'malformed-nhs-number'),
  breaksDown(search('check-digit'), 'a wrong check digit', 'nhs-number-with-wrong-check-digit'),
  breaksDown(search('value-given'), 'an empty NHS number', 'identifier-without-nhs-number'),
  passes(search('given'), 'Lists every patient where no identifier is asked for', 'patient-search-without-identifier'),
]

/** The identifier values of find practitioner and find organisation. */
const codeFaults: readonly FaultOf[] = [
  passes(search('value'), 'Takes any text for an identifier value', 'overlong-identifier-value'),
  breaksDown(search('value-given'), 'an empty identifier value', 'identifier-without-value'),
  breaksDown(search('given'), 'a search without identifier', 'search-without-identifier'),
]

/** The identifier of find healthcare service. */
const dosIdFaults: readonly FaultOf[] = [
  passes(search('readable'), 'Takes a lone pipe for an identifier', 'unparsable-identifier', [search('system')]),
  breaksDown(search('pipe'), 'an identifier without a pipe', 'identifier-without-pipe'),
  {
    name: 'does-not-name-the-parameter',
    says: 'Says of an identifier that cannot be read no more than that something is wrong',
    at: 'body',
    proves: 'diagnostics-name-the-parameter',
    apply: (reply) =>
      reply.resource && reply.rule === search('readable')
        ? { ...reply, resource: edit(reply.resource, 'issue.0.diagnostics', 'something is wrong') }
        : reply,
  },
]

/** Ids that nothing has; `kind` is the word of the checks. */
const unknownIds = (kind: string): readonly FaultOf[] => [
  answers('BAD_REQUEST', 'id.known', 'Answers unknown ids as bad requests', `unknown-${kind}-id`),
  breaksDown('id.known', 'unknown ids', `overlong-${kind}-id`),
  countsIds('id.known', `unknown-${kind}-id`),
]

/** Reads of patients who are not shown, and without an id. */
const patientReadFaults: readonly FaultOf[] = [
  breaksDown('url.id-given', 'a read without id', 'read-without-id'),
  stateFault(
    'shows-sensitive-patients',
    'Shows S-flagged patients to those who know their id',
    { patients: { sensitive: true } },
    'refuses-read-of-sensitive-patient',
  ),
]

/** Faults of what is refused, each on the interactions where the refusal is tried. */
export const refusalFamilies: readonly Family[] = [
  { on: ['get-capability-statement'], faults: [...fieldFaults, ...verbAndCase, deleteAndPatch()] },
  { on: every(['search', 'read', 'operation']), faults: foreignInteractionId },
  { on: ['find-patient'], faults: [...beyondTheApi, ...identifierFaults, ...nhsNumberFaults] },
  { on: ['read-patient'], faults: [...verbAndCase, ...patientReadFaults] },
  { on: ['find-practitioner', 'find-organisation'], faults: [...identifierFaults, ...codeFaults] },
  { on: ['find-healthcare-service'], faults: dosIdFaults },
  { on: every(['read']), faults: ({ id }) => unknownIds(id.replace('read-', '')) },
  {
    on: ['read-appointment', 'amend-appointment'],
    as: 'appointment',
    faults: [deleteAndPatch('ssp-interactionid.another')],
  },
]
