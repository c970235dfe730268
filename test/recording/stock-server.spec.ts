import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findVariant, interactionOf, type Variant } from '../../src/catalogue/index.js'
import {
  findCheck,
  findSequence,
  judge,
  readAnswer,
  type Answer,
  type CheckContext,
  type Sequence,
} from '../../src/checks/index.js'
import { inPackage, words, type Exchange, type Finding } from '../../src/core/index.js'
import { readDocument } from '../../src/fhir/index.js'
import { readHar } from '../../src/recording/har.js'
import { loadRegister } from '../../src/register/index.js'
import { createValidator } from '../../src/validator/index.js'
import { contextOf } from '../checks/general/support.js'

/**
 * What a server that nobody here wrote answered, judged by all that needs nothing but an exchange and its interaction.
 * The recording's page says what is wrong in it, each cause judged by hand, and what is not. Tokens were taken out of
 * it.
 */
const FILE = join(inPackage('..'), 'shared', 'recordings', 'stock-server-foundations.har')
const BASE = 'https://provider.example.test/gpconnect-demonstrator/v1/fhir'

/** The rules of a good answer, by what was asked for. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'get-capability-statement': ['content', 'listing', 'operation'].map((part) => `capability statement ${part}`),
  'find-patient': ['found patient'],
  'read-patient': ['read patient'],
  'find-practitioner': ['found practitioner'],
  'read-practitioner': ['read practitioner'],
  'find-organisation': ['found organisation'],
  'read-organisation': ['read organisation'],
  'read-location': ['read location'],
  'register-patient': ['registered patient'],
}

/** Requests that tell of themselves what is odd in them, and the check that speaks of such a one. */
const TOLD: readonly (readonly [told: RegExp, check: string])[] = [
  [/^GET \/Patient\/(?:9{12}|0{8}-|no-such-)/, 'refuses-unknown-patient-id'],
  [/^GET \/Practitioner\/(?:9{12}|0{8}-|no-such-)/, 'refuses-unknown-practitioner-id'],
  [/^GET \/Organization\/(?:9{12}|0{8}-|no-such-)/, 'refuses-unknown-organisation-id'],
  [/^GET \/Location\/(?:9{12}|0{8}-|no-such-)/, 'refuses-unknown-location-id'],
  [/X{65} /, 'refuses-overlong-identifier-value'],
  [/registerpatient unreadable/, 'refuses-malformed-body'],
  [/&(?:foo=bar|_sort=date) /, 'unknown-criteria-are-ignored'],
  [/&_count=1 /, 'count-parameter-does-no-harm'],
  [/coding (?:gzip|br, GZIP;q=0\.8, identity;q=0\.1)$/, 'gzip-is-used-when-asked-for'],
  [/coding (?:identity|gzip;q=0, identity|compress)$/, 'body-is-plain-when-asked-for'],
]

/** What of a request tells what is odd in it, in one line. */
function tale({ method, path, headers, body = new Uint8Array() }: Exchange['request']): string {
  const unreadable = body.length > 0 && !readDocument(body, body[0] === 60 ? 'xml' : 'json').resource
  return [method, path, unreadable ? 'unreadable' : '', `coding ${headers.get('Accept-Encoding') ?? ''}`].join(' ')
}

/**
 * A cause that the page lists: the checks and the rows by which it is found, in how many answers, and its own count.
 */
interface Cause {
  readonly checks: readonly string[]
  readonly rows: readonly string[]
  readonly found: number
  /** What the page says; it counts an answer once for each scenario that it failed. */
  readonly said: number
}

const CAUSES: Readonly<Record<string, Cause>> = {
  'issue.code is not the one of the table': {
    checks: ['error-issue-type-fits-its-code'],
    rows: ['SPINE-ERR-003'],
    found: 80,
    said: 73,
  },
  'registration is answered with invented names, address and identifier': {
    checks: [
      'patient-has-one-official-name',
      'address-is-in-parts',
      'body-conforms-to-its-profile',
      'patient-has-a-gender',
      'registered-language-is-the-one-sent',
    ],
    rows: words(`
      FND-REGPAT-066 SPINE-RES-008 FND-REGPAT-005 FND-REGPAT-062 SPINE-FHIR-009 FND-REGPAT-068 FND-REGPAT-075
    `),
    found: 14,
    said: 21,
  },
  'unknown numeric ids are answered 400 or 500, others with the code for a reference': {
    checks: ['patient', 'practitioner', 'organisation', 'location'].map((kind) => `refuses-unknown-${kind}-id`),
    rows: words(`
      FND-READPAT-004 SPINE-ERR-011 FND-READPRAC-003 SPINE-ERR-012 FND-READORG-005 SPINE-ERR-010 FND-READLOC-004
      SPINE-ERR-013
    `),
    found: 6,
    said: 6,
  },
  'unknown search parameters are answered 400': {
    checks: ['unknown-criteria-are-ignored'],
    rows: ['SPINE-HTTP-032'],
    // Beside three refusals: that three sorted answers have a new Bundle.id is no fault (issue 11, A3).
    found: 3,
    said: 3,
  },
  'a malformed body is answered 422, an over-long identifier served': {
    checks: ['refuses-malformed-body', 'refuses-overlong-identifier-value'],
    rows: ['SPINE-ERR-026', 'SPINE-ERR-007', 'FND-FINDORG-009', 'FND-FINDPRAC-008'],
    found: 3,
    said: 4,
  },
}

const variant = findVariant('foundations@1.2.7') as Variant
const register = loadRegister()
const validator = createValidator({ sets: [variant.definitions] })

const withoutNeeds = ({ name, checks }: Sequence): Sequence => ({
  name,
  checks: checks.filter(({ needs = [] }) => needs.length === 0),
})

/** The rules of every answer, and those of what was given, where something was. */
function rulesOf({ exchange, status, resource }: Answer): Sequence[] {
  const isEmpty = resource?.['resourceType'] === 'Bundle' && resource['entry'] === undefined
  const isGiven = status === 200 && exchange.request.method !== 'OPTIONS' && !isEmpty
  const names = isGiven ? (RULES[exchange.interaction] ?? []) : []
  return ['standard', ...names].map((name) => withoutNeeds(findSequence(name)))
}

/** What is found in the recording; requests that went past the service root are no part of it. */
function judgeAll(): Finding[] {
  const exchanges = readHar(readFileSync(FILE, 'utf8'), FILE, BASE).filter(({ request }) =>
    request.url.startsWith(BASE),
  )
  return exchanges.flatMap((exchange, at) => {
    const before = exchanges[at - 1]
    const context: CheckContext = {
      ...contextOf(exchange.interaction, { base: BASE, unpublished: true, validator }),
      interaction: interactionOf(variant, exchange.interaction),
      ...(before && { comparedWith: readAnswer(before) }),
    }
    const answer = readAnswer(exchange)
    const told = TOLD.filter(([form]) => form.test(tale(exchange.request))).map(([, check]) => findCheck(check))
    return [...rulesOf(answer), ...told].flatMap((what) => judge(what, answer, context, register))
  })
}

const isFail = ({ verdict }: Finding): boolean => verdict === 'fail'

describe.skipIf(!existsSync(FILE))('the recording of a stock server (skipped without ../shared)', () => {
  const findings = existsSync(FILE) ? judgeAll() : []
  const fails = findings.filter(isFail)
  const answers = (of: readonly Finding[]): number => new Set(of.map(({ exchange }) => exchange)).size

  it.each(Object.entries(CAUSES))('%s', (_cause, { checks, rows, found, said }) => {
    const own = fails.filter(({ check }) => checks.includes(check))
    expect(answers(own)).toBe(found)
    expect(Math.abs(found - said)).toBeLessThanOrEqual(Math.ceil(said / 3))
    expect([...new Set(own.flatMap(({ reqs }) => reqs))].sort()).toEqual([...rows].sort())
  })

  it('has no other fault', () => {
    const listed = Object.values(CAUSES).flatMap(({ checks }) => checks)
    expect(fails.filter(({ check }) => !listed.includes(check))).toEqual([])
  })

  it('is spared for what is no fault', () => {
    const plain = findings.filter(({ check }) => /^(?:gzip|body)-is-/.test(check))
    expect(plain.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'warn'])
    const displays = findings.filter(({ check }) => check === 'error-display-is-a-published-one')
    expect([answers(displays.filter(({ verdict }) => verdict === 'warn')), displays.some(isFail)]).toEqual([393, false])
  })

  it('is graded on its service root where that is its published one, and nowhere else', () => {
    const [first] = readHar(readFileSync(FILE, 'utf8'), FILE, BASE)
    const judged = (unpublished: boolean): number => {
      const context = contextOf('get-capability-statement', { base: BASE, unpublished })
      return judge(findSequence('service root'), readAnswer(first as Exchange), context, register).filter(isFail).length
    }
    expect([judged(true), judged(false)]).toEqual([0, 3])
  })
})
