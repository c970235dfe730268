import { describe, expect, it } from 'vitest'
import type { Check, CheckContext } from '../../../src/checks/check.js'
import { judge } from '../../../src/checks/engine/index.js'
import { generalChecks } from '../../../src/checks/sequences/general.js'
import { Headers, type JsonObject } from '../../../src/core/index.js'
import { loadRegister } from '../../../src/register/index.js'
import { answerOf, contextOf, outcome, patient, searchset, validatorWith, type Made } from './support.js'
import { judged } from '../judged.js'

/** One situation: the answer, and what of the context differs. */
interface Situation extends Made {
  readonly context?: Partial<CheckContext>
  readonly spec?: string
}

interface Pair {
  readonly good: readonly Situation[]
  readonly bad: readonly Situation[]
  readonly tolerated?: readonly Situation[]
  readonly noted?: readonly Situation[]
  /** Situations that show nothing: blocked. */
  readonly blocked?: readonly Situation[]
  /** Situations of which the check does not speak. */
  readonly silent?: readonly Situation[]
}

const error = (body: JsonObject | string = outcome(), over: Made = {}): Made => ({ status: 400, body, ...over })
const search = (body: JsonObject | string, over: Situation = {}): Situation => ({
  interaction: 'find-patient',
  body,
  ...over,
})
const read = (over: Situation = {}): Situation => ({
  body: patient(),
  ...over,
  headers: { ETag: 'W/"3"', ...over.headers },
  context: { asked: { id: 'p1' }, ...over.context },
})
const typed = (contentType: string | undefined, over: Made = {}): Made => ({
  body: patient(),
  ...over,
  headers: { 'Content-Type': contentType },
})
const issueOf = (issue: JsonObject, code?: string): Made => error(outcome(code, { issue }))
const codingOf = (coding: JsonObject, code?: string): Made => error(outcome(code, { coding }))
const rooted = (base: string): Situation => ({ context: { base } })
/** The same root, wrong as it is, at an address that is nobody's published one. */
const local = (base: string): Situation[] => [{ context: { base, unpublished: true } }]
const BASE = 'https://provider.example/A20047/STU3/1/gpconnect'
const xml = '<Patient xmlns="http://hl7.org/fhir"><id value="p1"/></Patient>'
const xmlAnswer: Made = { body: xml, headers: { 'Content-Type': 'application/fhir+xml;charset=utf-8' } }
const jsonAnswer: Made = { body: patient() }
const noXml = { declared: { ...contextOf('read-patient').declared, xml: false } }
const before = (made: Made) => ({ comparedWith: answerOf(made) })
/** A control search that found somebody. */
const FOUND: Situation = { context: { control: answerOf({ body: searchset(patient()) }) } }
const foreignSsp: Made = { hop: 'ssp' }
const FORWARDED = { target: '/x', headers: new Headers() }

/** A body that is worth compressing, by what was asked for and what came. */
const codings = (asked: string, came?: string): Made => ({
  body: patient({ language: 'x'.repeat(4000) }),
  headers: { 'Content-Encoding': came },
  exchange: {
    request: { method: 'GET', url: BASE, path: '', headers: new Headers([['Accept-Encoding', asked]]) },
  },
})

/** A rule on two answers with the same content. */
const comparison: Pair = {
  good: [
    { body: patient(), context: before({ body: patient() }) },
    { body: patient({ text: { status: 'generated' } }), context: before({ body: patient() }) },
    {
      body: searchset(patient({ id: 'b' }), patient()),
      context: before({ body: searchset(patient(), patient({ id: 'b' })) }),
    },
  ],
  bad: [
    { body: patient({ id: 'p2' }), context: before({ body: patient() }) },
    { body: patient(), status: 400, context: before({ body: patient() }) },
    { body: searchset(), context: before({ body: searchset(patient()) }) },
  ],
  blocked: [search(searchset(), { context: before({ body: searchset() }) })],
}

const served: Pair = { good: [{ status: 200 }], bad: [{ status: 400 }, { status: 500 }] }

/** Types that no page speaks of. */
const understood: Pair = {
  good: [jsonAnswer, xmlAnswer],
  bad: [{ body: '' }, { status: 500 }],
  tolerated: [{ status: 415 }],
}

/** Of what no source settles for certain. */
const rather: Pair = {
  good: [{ status: 200 }, { status: 201 }],
  bad: [{ status: 500 }],
  tolerated: [{ status: 400 }, { status: 401 }],
}

const PAIRS: Readonly<Record<string, Pair>> = {
  'success-status-is-200': { good: [{ status: 200 }], bad: [{ status: 201 }, { status: 404 }, { status: 500 }] },
  'status-is-in-use': {
    good: [{ status: 200 }, { status: 415 }],
    bad: [],
    tolerated: [{ status: 418 }, { status: 502 }],
  },
  'no-store-on-every-answer': {
    good: [{ headers: { 'Cache-Control': 'no-store' } }, { headers: { 'Cache-Control': 'private, No-Store' } }],
    bad: [
      { headers: { 'Cache-Control': undefined } },
      { headers: { 'Cache-Control': 'no-cache' } },
      { headers: { 'Cache-Control': 'no-store-please' } },
      { headers: { 'Cache-Control': undefined }, hop: 'ssp', exchange: { forwarded: FORWARDED } },
    ],
    tolerated: [{ headers: { 'Cache-Control': undefined }, ...foreignSsp }],
  },
  'content-type-is-fhir': {
    good: [typed('application/fhir+json;charset=utf-8'), typed('Application/FHIR+XML; charset="UTF-8"')],
    bad: [typed(undefined), typed('application/json'), typed('text/html'), typed('application/json+fhir')],
    silent: [typed(undefined, { body: '' })],
  },
  'charset-is-utf-8': {
    good: [typed('application/fhir+json;charset=utf-8'), typed('application/fhir+json; charset="UTF-8"')],
    bad: [typed('application/fhir+json'), typed('application/fhir+json;charset=iso-8859-1')],
    silent: [typed('text/html')],
  },
  'no-blank-before-charset': {
    good: [typed('application/fhir+json;charset=utf-8')],
    bad: [typed('application/fhir+json; charset=utf-8')],
    silent: [typed('application/fhir+json')],
  },
  'content-coding-decodes': {
    good: [{ headers: { 'Content-Encoding': 'gzip' } }],
    bad: [
      {
        headers: { 'Content-Encoding': 'gzip' },
        exchange: {
          response: {
            ...(answerOf({ headers: { 'Content-Encoding': 'gzip' } }).exchange.response as NonNullable<
              ReturnType<typeof answerOf>['exchange']['response']
            >),
            decodeProblem: 'incorrect header check',
          },
        },
      },
    ],
    silent: [{}],
  },
  'body-keeps-the-format-rules': {
    good: [{ body: patient() }, xmlAnswer],
    bad: [
      { body: '{"resourceType":"Patient","id":"a","id":"b"}' },
      { body: '{"resourceType":"Patient","id":""}' },
      { body: '{"resourceType":"Patient","name":[]}' },
      { body: '{' },
      { body: '<html><p>Oops</html>' },
    ],
    tolerated: [search('{"resourceType":"Bundle","type":"searchset","entry":[]}')],
    silent: [{ body: '' }],
  },
  'strings-are-at-most-1-mb': {
    good: [{ body: patient({ language: 'x'.repeat(1_048_576) }) }],
    bad: [{ body: patient({ language: 'x'.repeat(1_048_577) }) }, { body: patient({ language: 'é'.repeat(524_289) }) }],
    silent: [{ body: '' }],
  },
  'primitives-have-no-outer-blanks': {
    good: [{ body: patient({ gender: 'female' }) }],
    bad: [{ body: patient({ gender: ' female' }) }, { body: patient({ birthDate: '1984-03-17 ' }) }],
    silent: [{ body: '' }],
  },
  'uuids-are-lower-case': {
    good: [{ body: patient({ identifier: [{ value: 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7' }] }) }],
    bad: [{ body: patient({ identifier: [{ value: 'urn:uuid:53FEFA32-fcbb-4ff8-8a92-55ee120877b7' }] }) }],
    silent: [{ body: '' }],
  },
  'error-is-an-operation-outcome': {
    good: [error()],
    bad: [error(''), error('<html></html>'), error(patient()), error({ resourceType: 'OperationOutcome' })],
    silent: [{ body: patient() }],
  },
  'error-names-its-profile': {
    good: [error()],
    bad: [
      error(outcome('BAD_REQUEST', { meta: {} })),
      error(outcome('BAD_REQUEST', { meta: { profile: ['http://other'] } })),
    ],
    silent: [error('<html></html>'), { body: outcome() }],
  },
  'error-severity-is-error': {
    good: [error()],
    bad: [issueOf({ severity: 'warning' }), issueOf({ severity: 'fatal' })],
    tolerated: [{ ...issueOf({ severity: 'fatal' }), status: 405 }],
    silent: [error('')],
  },
  'error-issue-type-is-known': {
    good: [error()],
    bad: [issueOf({ code: 'Invalid' }), issueOf({ code: 'bad' })],
    silent: [error('')],
  },
  'error-issue-type-fits-its-code': {
    good: [
      error(),
      issueOf({ code: 'exception' }, 'INTERNAL_SERVER_ERROR'),
      issueOf({ code: 'processing' }, 'INTERNAL_SERVER_ERROR'),
    ],
    bad: [issueOf({ code: 'value' }), issueOf({ code: 'invalid' }, 'PATIENT_NOT_FOUND')],
    silent: [error(outcome('NO_SUCH_CODE')), error(''), { ...issueOf({ code: 'not-supported' }), status: 415 }],
  },
  'error-has-one-coding': {
    good: [error()],
    bad: [
      issueOf({ details: {} }),
      issueOf({
        details: {
          coding: [
            { code: 'A', display: 'a' },
            { code: 'B', display: 'b' },
          ],
        },
      }),
      codingOf({ display: '' }),
      issueOf({ details: { coding: [{ display: 'a' }] } }),
    ],
    silent: [error('')],
  },
  'error-coding-system-is-the-spine-one': {
    good: [error(), codingOf({ system: 'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1' })],
    bad: [
      codingOf({ system: 'https://fhir.nhs.uk/stu3/CodeSystem/Spine-ErrorOrWarningCode-1' }),
      codingOf({ system: 'urn:x' }),
    ],
    silent: [issueOf({ details: {} })],
  },
  'error-code-is-in-use': {
    good: [error(), error(outcome('ACCESS_DENIED')), error(outcome('ACCESS DENIED'))],
    bad: [error(outcome('bad_request')), error(outcome('WRONG'))],
    tolerated: [error(outcome('FHIR_CONSTRAINT_VIOLATION'))],
    silent: [
      { ...error(outcome('WRONG')), status: 415 },
      { ...error(outcome('WRONG')), status: 405 },
    ],
  },
  'error-display-is-a-published-one': {
    good: [error(), codingOf({ display: 'Submitted request is malformed/invalid.' })],
    bad: [],
    tolerated: [codingOf({ display: 'No good' })],
    silent: [error(outcome('WRONG'))],
  },
  'error-has-diagnostics': {
    good: [error()],
    bad: [issueOf({ diagnostics: '' }), issueOf({ diagnostics: null })],
    silent: [error(outcome('INVALID_RESOURCE'))],
  },
  'error-has-mandatory-diagnostics': {
    good: [error(outcome('INVALID_PARAMETER')), error(outcome('INTERNAL_SERVER_ERROR'))],
    bad: [issueOf({ diagnostics: null }, 'INVALID_RESOURCE'), issueOf({ diagnostics: ' ' }, 'REFERENCE_NOT_FOUND')],
    tolerated: [
      issueOf(
        { diagnostics: null, details: { text: 'why', coding: [{ code: 'INVALID_RESOURCE' }] } },
        'INVALID_RESOURCE',
      ),
    ],
    silent: [error()],
  },
  'error-conforms-to-its-profile': {
    good: [error()],
    bad: [
      {
        ...error(),
        context: { validator: validatorWith({ path: 'OperationOutcome.issue', rule: 'cardinality-min' }) },
      },
    ],
    tolerated: [{ ...error(), context: { validator: validatorWith({ severity: 'warning' }) } }],
    silent: [{ body: patient() }, error('')],
  },
  'body-conforms-to-its-profile': {
    good: [{ body: patient() }],
    bad: [{ body: patient(), context: { validator: validatorWith({}) } }, { body: '{' }, { body: '' }],
    tolerated: [
      { body: patient(), context: { validator: validatorWith({ severity: 'warning' }) } },
      {
        interaction: 'read-location',
        body: { resourceType: 'Location', address: [{ city: 'Leeds' }] },
        context: { validator: validatorWith({ path: 'Location.address', rule: 'json-type' }) },
      },
    ],
    noted: [{ body: patient(), context: { validator: validatorWith({ severity: 'info' }) } }], // beside the good
    silent: [error()],
  },
  'etag-is-the-version-id': {
    good: [read(), read({ headers: { ETag: '"3"' } })],
    bad: [
      read({ headers: { ETag: undefined } }),
      read({ headers: { ETag: 'W/"4"' } }),
      read({ body: patient({ meta: {} }) }),
    ],
    tolerated: [read({ headers: { ETag: undefined }, hop: 'ssp' })],
    noted: [read({ headers: { ETag: 'W/"3-gzip"', 'Content-Encoding': 'gzip' } })],
    silent: [search(searchset()), error()],
  },
  'etag-is-weak-and-quoted': {
    good: [read()],
    bad: [read({ headers: { ETag: '"3"' } }), read({ headers: { ETag: 'W/3' } }), read({ headers: { ETag: '3' } })],
    silent: [read({ headers: { ETag: undefined } }), error()],
  },
  'read-has-content-location': {
    good: [read({ headers: { 'Content-Location': 'Patient/p1/_history/3' } })],
    bad: [],
    tolerated: [read()],
    silent: [error()],
  },
  'read-id-is-the-one-asked-for': {
    good: [read()],
    bad: [read({ body: patient({ id: 'p2' }) }), read({ context: { asked: {} } }), read({ body: '' })],
    silent: [error(), search(searchset())],
  },
  'search-is-a-searchset-bundle': {
    good: [search(searchset())],
    bad: [search(patient()), search(''), search({ resourceType: 'Bundle', type: 'collection' })],
    silent: [error(outcome(), { interaction: 'find-patient' }), read()],
  },
  'entries-are-of-the-type-searched': {
    good: [search(searchset(patient())), search(searchset(outcome(), patient()))],
    bad: [
      search(searchset(patient(), { resourceType: 'Practitioner' })),
      search({ resourceType: 'Bundle', type: 'searchset', entry: [{}] }),
      search({ ...searchset(), entry: [{ resource: outcome(), search: { mode: 'match' } }] }),
      search({ ...searchset(), entry: [{ resource: { resourceType: 'Practitioner' }, search: { mode: 'outcome' } }] }),
    ],
    noted: [
      search(searchset(outcome())),
      search({ ...searchset(), entry: [{ resource: outcome(), search: { mode: 'outcome' } }] }),
    ],
    silent: [search(searchset()), read()],
  },
  'entries-have-no-full-url': {
    good: [search(searchset(patient()))],
    bad: [search({ resourceType: 'Bundle', entry: [{ fullUrl: 'urn:x', resource: patient() }] })],
    silent: [search(searchset())],
  },
  'bundle-has-no-next-page': {
    good: [search({ ...searchset(patient()), link: [{ relation: 'self', url: 'x' }] })],
    bad: [
      search({ ...searchset(), link: [{ relation: 'next', url: 'x' }] }),
      search({ ...searchset(patient()), link: [{ relation: 'next', url: 'x' }] }),
    ],
    silent: [read(), search(searchset())],
  },
  'nothing-found-is-an-empty-bundle': {
    good: [search(searchset(), FOUND), search({ ...searchset(), entry: [] }, FOUND)],
    bad: [
      search(searchset(patient()), FOUND),
      search(outcome(), { ...FOUND, status: 404 }),
      search(patient(), FOUND),
      search('', FOUND),
    ],
    blocked: [search(searchset()), search(searchset(), { context: { control: answerOf({ body: searchset() }) } })],
  },
  'resource-names-its-profile': {
    good: [{ body: patient() }, search(searchset(patient()))],
    bad: [{ body: patient({ meta: { versionId: '1' } }) }, search(searchset(patient(), patient({ meta: {} })))],
    silent: [error(), search(searchset()), { body: { resourceType: 'CapabilityStatement' } }],
  },
  'resource-has-a-version-id': {
    good: [{ body: patient() }],
    bad: [{ body: patient({ meta: {} }) }, { body: patient({ meta: { versionId: '' } }) }],
    silent: [error()],
  },
  'resource-has-a-sound-id': {
    good: [{ body: patient() }],
    bad: [
      { body: patient({ id: 'a b' }) },
      { body: patient({ id: 'x'.repeat(65) }) },
      { body: { resourceType: 'Patient' } },
    ],
    silent: [error()],
  },
  'references-are-relative': {
    good: [
      { body: patient() },
      { body: patient({ managingOrganization: { reference: '#1' } }) },
      { body: patient({ managingOrganization: { reference: 'Organization/o1/_history/2' } }) },
    ],
    bad: [
      { body: patient({ managingOrganization: { reference: 'https://provider.example/Organization/1' } }) },
      { body: patient({ managingOrganization: { reference: 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7' } }) },
      { body: patient({ managingOrganization: { reference: '/Organization/1' } }) },
    ],
    silent: [
      { body: patient({ managingOrganization: undefined }) },
      { body: { resourceType: 'CapabilityStatement', profile: [{ reference: 'https://x' }] } },
    ],
  },
  'references-resolve': {
    good: [
      { body: patient(), context: { resolved: new Map([['Organization/o1', answerOf({ body: organisation('A') })]]) } },
    ],
    bad: [
      { body: patient() },
      {
        body: patient(),
        context: { resolved: new Map([['Organization/o1', answerOf({ status: 404, body: outcome() })]]) },
      },
      { body: patient(), context: { resolved: new Map([['Organization/o1', answerOf({ body: patient() })]]) } },
    ],
    noted: [{ body: patient({ managingOrganization: undefined }) }],
  },
  'service-root-names-stu3': {
    good: [rooted(BASE)],
    bad: [rooted('https://p.example/A20047/stu3/1/gpconnect')],
    noted: local('http://localhost:8080/fhir'),
  },
  'service-root-has-the-major-version': {
    good: [rooted(BASE), rooted('https://p.example/A20047/stu3/1/gpconnect')],
    bad: [rooted('https://p.example/A20047/STU3/2/gpconnect'), rooted('https://p.example/A20047/STU3/1.2/gpconnect')],
    noted: local('https://127.0.0.1/v1/fhir'),
  },
  'service-root-follows-the-format': {
    good: [rooted(BASE), rooted(`${BASE}/structured`)],
    bad: [
      rooted('https://p.example/STU3/1/gpconnect'),
      rooted('http://p.example/A20047/STU3/1/gpconnect'),
      { context: { base: BASE, registered: ` ${BASE}` } },
    ],
    tolerated: [rooted('https://p.example/A20047/STU3/1')],
    noted: local('https://localhost/gpconnect'),
  },
  'service-root-has-no-trailing-slash': {
    good: [rooted(BASE), { context: { base: BASE, registered: BASE } }],
    bad: [rooted(`${BASE}/`), { context: { base: BASE, registered: `${BASE}/` } }],
    noted: local('http://localhost/'),
  },
  'service-root-holds-the-root-only': {
    good: [rooted(BASE)],
    bad: [rooted(`${BASE}/Patient`), rooted(`${BASE}/metadata`), rooted(`${BASE}/Patient/$gpc.registerpatient`)],
    noted: local('http://localhost/Fhir'),
  },
  'strict-transport-security-is-announced': {
    good: [{ headers: { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } }],
    bad: [{}, { headers: { 'Strict-Transport-Security': 'max-age=0' } }],
    tolerated: [foreignSsp],
    noted: [
      rooted('http://provider.example/A20047/STU3/1/gpconnect'),
      {
        context: { base: BASE },
        exchange: {
          request: { method: 'GET', url: 'http://127.0.0.1/fhir/metadata', path: '', headers: new Headers() },
        },
      },
    ],
  },
  'clock-is-synchronised': {
    good: [{}, { headers: { Date: 'Tue, 01 Jan 2030 00:00:09 GMT' } }],
    bad: [],
    tolerated: [{ headers: { Date: 'Tue, 01 Jan 2030 00:01:00 GMT' } }],
    noted: [{ headers: { Date: undefined } }],
  },
  'gzip-is-used-when-asked-for': {
    good: [
      { headers: { 'Content-Encoding': 'gzip' } },
      { headers: { 'Content-Encoding': 'X-GZIP' } },
      codings('br, gzip;q=0.8', 'br'),
    ],
    bad: [codings('gzip'), codings('GZIP', 'deflate'), codings('br;q=0, gzip', 'br'), { status: 406 }],
    tolerated: [codings('br, GZIP;q=0.8, identity;q=0.1')],
    noted: [{ body: patient() }],
  },
  'body-is-plain-when-asked-for': {
    good: [codings('identity'), codings('identity', 'identity'), codings('gzip;q=0, identity'), codings('compress')],
    bad: [codings('identity', 'gzip'), { status: 406 }],
    tolerated: [codings('gzip;q=0, identity', 'gzip'), codings('compress', 'gzip')],
  },
  'json-is-served': { good: [jsonAnswer], bad: [xmlAnswer, error(), { body: '' }] },
  'format-parameter-wins': { good: [jsonAnswer], bad: [xmlAnswer] },
  'content-type-decides-the-format': { good: [jsonAnswer], bad: [xmlAnswer] },
  'json-is-the-default': {
    good: [jsonAnswer],
    bad: [xmlAnswer, { ...jsonAnswer, headers: { 'Content-Type': 'text/plain' } }],
  },
  'xml-is-served': xmlPair(),
  'format-parameter-wins-for-xml': xmlPair(),
  'content-type-decides-for-xml': {
    good: [xmlAnswer],
    bad: [jsonAnswer],
    noted: [{ ...jsonAnswer, context: noXml }],
  },
  'accept-language-changes-nothing': comparison,
  'compression-changes-nothing': comparison,
  'consumer-asid-changes-nothing': comparison,
  'unchanged-resource-stays-the-same': comparison,
  'unknown-criteria-are-ignored': comparison,
  'live-token-is-accepted': served,
  'issue-time-is-not-validated': served,
  'user-id-alone-is-accepted': served,
  'unknown-user-is-accepted': served,
  'name-without-prefix-is-accepted': served,
  'further-claims-are-ignored': served,
  'token-in-other-words-is-accepted': served,
  'lower-case-scheme-is-accepted': rather,
  'audience-of-the-samples-is-accepted': rather,
  'base-elements-in-claims-are-accepted': rather,
  'scope-of-either-verb-is-accepted': rather,
  'token-of-another-organisation-is-accepted': rather,
  'field-names-have-no-case': served,
  'cache-directives-of-a-request-are-accepted': served,
  'other-version-in-if-none-match-is-served': served,
  'accept-charset-is-accepted': served,
  'unknown-fields-are-ignored': rather,
  'upper-case-trace-id-is-accepted': rather,
  'one-of-several-types-is-served': { good: [jsonAnswer, xmlAnswer], bad: [error(), { body: '' }, { status: 415 }] },
  'wildcard-is-no-preference': understood,
  'other-spelling-of-a-type-is-understood': understood,
  'forwarding-fields-change-nothing': comparison,
  'count-parameter-does-no-harm': served,
  'cors-preflight-is-answered': {
    good: [{ status: 204, headers: { 'Access-Control-Allow-Methods': 'GET, POST' } }],
    bad: [{ status: 405 }, { status: 204 }],
  },
  'id-in-the-other-case-is-another-id': {
    good: [read({ status: 404 })],
    bad: [read(), read({ status: 400 })],
    noted: [read({ context: { asked: { id: '4711' } } })],
  },
  'location-names-the-new-version': {
    good: [
      booked({ Location: `${BASE}/Appointment/a1/_history/1` }),
      booked({ Location: 'Appointment/a1/_history/1' }),
    ],
    bad: [
      booked({}),
      booked({ Location: `${BASE}/Appointment/a1` }),
      booked({ Location: 'Appointment/a2/_history/1' }),
    ],
    silent: [read()],
  },
  'create-has-last-modified': {
    good: [booked({ 'Last-Modified': 'Tue, 01 Jan 2030 00:00:00 GMT' })],
    bad: [booked({})],
    silent: [read()],
  },
  'whole-resource-is-returned': {
    good: [booked({})],
    bad: [
      { ...booked({}), body: '' },
      { ...booked({}), body: outcome() },
    ],
    silent: [read()],
  },
  'minimal-answer-is-empty': {
    good: [{ ...booked({}), body: '' }],
    bad: [{ ...booked({}), status: 400 }],
    tolerated: [booked({})],
  },
  'preferred-representation-is-given': {
    good: [booked({})],
    bad: [
      { ...booked({}), body: '' },
      { ...booked({}), status: 400 },
    ],
  },
  'altered-content-is-recorded': { good: [], bad: [], noted: [booked({})] },
  'diagnostics-name-the-parameter': {
    good: [issueOf({ diagnostics: 'identifier cannot be read' })],
    bad: [issueOf({ diagnostics: 'no' }), issueOf({ diagnostics: null })],
    tolerated: [issueOf({ diagnostics: null, details: { text: 'identifier' } })],
    silent: [{ body: searchset() }],
  },
}

/** A booking that was made. */
function booked(headers: Made['headers'] & object): Situation {
  const body = { resourceType: 'Appointment', id: 'a1', meta: { versionId: '1' } }
  return { interaction: 'book-appointment', status: 201, body, headers }
}

function xmlPair(): Pair {
  return {
    good: [xmlAnswer],
    bad: [jsonAnswer, { ...jsonAnswer, status: 415 }, { ...xmlAnswer, status: 400 }],
    tolerated: [{ status: 415, body: outcome(), context: noXml }],
  }
}

function organisation(odsCode: string): JsonObject {
  const system = 'https://fhir.nhs.uk/Id/ods-organization-code'
  return { resourceType: 'Organization', id: 'o1', identifier: [{ system, value: odsCode }] }
}

const checks = [...new Set(generalChecks)]

function look(check: Check, { context, spec, ...made }: Situation): { speaks: boolean; kinds: string[] } {
  const known = contextOf(made.interaction ?? 'read-patient', context, spec)
  const answer = answerOf(made)
  if (check.when && !check.when(answer, known)) return { speaks: false, kinds: [] }
  const outcomes = judged(check, answer, known)
  const kinds = new Set(outcomes.map(({ kind }) => kind))
  if (kinds.size > 1) kinds.delete('ok')
  return { speaks: true, kinds: [...kinds] }
}

describe('general checks', () => {
  it('have a pair each', () => {
    expect(checks.map(({ id }) => id).filter((id) => !(id in PAIRS))).toEqual([])
    expect(Object.keys(PAIRS).filter((id) => !checks.some((c) => c.id === id))).toEqual([])
  })

  it('name rows that exist', () => {
    const register = loadRegister()
    expect(
      checks.flatMap(({ id, reqs = [] }) => reqs.filter((r) => !register.has(r)).map((r) => `${id}: ${r}`)),
    ).toEqual([])
  })

  it('can each be broken, or warn where the specification allows no more', () => {
    const harmless = Object.entries(PAIRS).filter(([, { bad, tolerated = [] }]) => bad.length + tolerated.length === 0)
    // A MAY that the register wants on record and nothing more.
    expect(harmless.map(([id]) => id)).toEqual(['altered-content-is-recorded'])
  })
})

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ id, check }) => {
  const { good, bad, tolerated = [], noted = [], blocked = [], silent = [] } = PAIRS[id] ?? { good: [], bad: [] }

  it.each([
    ['ok', good],
    ['broken', bad],
    ['tolerated', tolerated],
    ['noted', noted],
    ['blocked', blocked],
  ] as const)('says %s where it should', (kind, situations) => {
    for (const situation of situations) expect(look(check, situation)).toEqual({ speaks: true, kinds: [kind] })
  })

  it('speaks of nothing else', () => {
    for (const situation of silent) expect(look(check, situation).speaks).toBe(false)
  })
})

describe('a request with something odd in it that is refused', () => {
  const rowsOf = (context: Partial<CheckContext>): readonly string[] => {
    const [check] = generalChecks.filter(({ id }) => id === 'success-status-is-200')
    const answer = answerOf({ interaction: 'find-patient', status: 400, body: outcome() })
    const [found] = judge(check as Check, answer, contextOf('find-patient', context), loadRegister())
    return found?.reqs ?? []
  }

  it('breaks what the page says of success, and not that the interaction is offered', () => {
    expect(rowsOf({ deviates: true })).toEqual(['FND-FINDPAT-011'])
    expect(rowsOf({})).toEqual(expect.arrayContaining(['FND-FINDPAT-011', 'FND-GEN-002', 'SPINE-FHIR-010']))
  })
})
