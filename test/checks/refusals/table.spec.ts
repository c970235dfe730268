import { describe, expect, it } from 'vitest'
import { findVariant, type Variant } from '../../../src/catalogue/index.js'
import type { Answer } from '../../../src/checks/answer.js'
import { careConnectRefusals } from '../../../src/checks/care-connect-scheduling/refusals/index.js'
import { judge } from '../../../src/checks/engine/index.js'
import { findCheck, refusals, refusalTable } from '../../../src/checks/registry.js'
import { compile } from '../../../src/checks/refusals/compile.js'
import type { Refusal, Refused } from '../../../src/checks/refusals/refusal.js'
import { SPINE_CODES } from '../../../src/checks/operation-outcome/codes.js'
import { Headers, type Declarations, type Outcome } from '../../../src/core/index.js'
import { loadRegister } from '../../../src/register/index.js'
import { answerOf, contextOf, exchangeOf, outcome, patient, searchset, type Made } from '../general/support.js'
import { judged } from '../judged.js'

const register = loadRegister()
const NO_DECLARATIONS = contextOf('read-patient').declared

/** A code that goes with a status: any, where the error page tables none for it. */
const codeOf = (http: number): string =>
  Object.entries(SPINE_CODES).find(([, tabled]) => tabled.http === http)?.[0] ?? 'BAD_REQUEST'

const answered = ({ http, spine = codeOf(http) }: Refused, over: Made = {}): Made => ({
  status: http,
  body: outcome(spine),
  ...over,
})

const CARE_CONNECT = careConnectRefusals.map(({ id }) => id)

const gpConnect = findVariant('foundations@1.2.7') as Variant

function kindOf(refusal: Refusal, made: Made, declared: Partial<Declarations> = {}, control?: Answer): Outcome['kind'] {
  const context = contextOf('find-patient', {
    declared: { ...NO_DECLARATIONS, ...declared },
    ...(CARE_CONNECT.includes(refusal.id) && { variant: { ...gpConnect, standard: 'care-connect' } }),
    asked: { system: 'https://example.org/Id/x' },
    ...(control && { control }),
  })
  const [only] = judged(compile(refusal), answerOf({ interaction: 'find-patient', ...made }), context)
  return (only as Outcome).kind
}

/** What makes the supplier-declared ones graded. */
const graded = ({ ifDeclared }: Refusal): Partial<Declarations> =>
  ifDeclared ? { checksAudience: true, checksScope: ['resource'] } : {}

describe('the table of refusals', () => {
  it('has ids of its own, each said as one', () => {
    expect(new Set(refusalTable.map(({ id }) => id)).size).toBe(refusalTable.length)
    expect(refusalTable.filter(({ id }) => !/^refuses-[a-z0-9-]+$/.test(id))).toEqual([])
    expect(refusals.map(({ id }) => id)).toEqual(refusalTable.map(({ id }) => id))
  })

  it.each(refusalTable)('$id: its rows exist, the preferred one among them', ({ reqs, preferred }) => {
    expect(reqs.filter((id) => !register.has(id))).toEqual([])
    expect(reqs).toContain(preferred)
  })

  it.each(refusalTable)('$id: every answer that passes is one of the register’s', ({ passes, preferred }) => {
    const { error } = register.row(preferred)
    if (!error) throw new Error(`${preferred} has no error`)
    if (error.http !== 'not stated') expect(String(error.http)).toContain(String(passes[0]?.http))
    const spine = passes[0]?.spine
    if (spine !== undefined) expect(error.spine).toContain(spine)
    else expect([error.spine, String(passes[0]?.http)].join()).toMatch(/not stated|404/)
  })

  it.each(refusalTable)('$id: codes are tabled, and stand with their status', ({ passes, warns = [] }) => {
    const coded = [...passes, ...warns].filter(({ spine }) => spine !== undefined)
    expect(coded.filter(({ http, spine }) => SPINE_CODES[spine as string]?.http !== http)).toEqual([])
  })
})

describe.each(refusalTable)('$id', (refusal) => {
  const declared = graded(refusal)

  it('passes what the specification asks for', () => {
    for (const one of refusal.passes) expect(kindOf(refusal, answered(one), declared)).toBe('ok')
  })

  it('warns for what it tolerates', () => {
    for (const one of refusal.warns ?? []) expect(kindOf(refusal, answered(one), declared)).toBe('tolerated')
  })

  it('breaks for a failure of the server, whatever it calls it', () => {
    const status = refusal.passes.some(({ http }) => http === 501) ? 502 : 503
    expect(kindOf(refusal, { status, body: outcome('INTERNAL_SERVER_ERROR') }, declared)).toBe('broken')
  })

  it('takes another refusal for what the page leaves open, and for nothing more', () => {
    const other = kindOf(refusal, { status: 418, body: outcome('NO_RECORD_FOUND') }, declared)
    expect(other).toBe(refusal.otherRefusal === undefined ? 'broken' : 'tolerated')
    expect(kindOf(refusal, { status: 418, body: '<html></html>' }, declared)).toBe('broken')
  })

  it('breaks for the right status with another code, unless the code is left open', () => {
    const [{ http, spine }] = refusal.passes as readonly [Refused]
    const other = spine === 'DUPLICATE_REJECTED' ? 'NO_RECORD_FOUND' : 'DUPLICATE_REJECTED'
    const kind = kindOf(refusal, { status: http, body: outcome(other) }, declared)
    // Of codes that are left open, that of another status does not do, where the standard tables codes for statuses.
    const fits = [405, 409, 415].includes(http) || CARE_CONNECT.includes(refusal.id)
    if (spine === undefined && fits) expect(kind).toBe('ok')
    else expect(kind).toBe(refusal.otherRefusal === undefined ? 'broken' : 'tolerated')
  })

  it('takes a success as the table says', () => {
    const { success } = refusal
    const full = kindOf(refusal, { body: searchset(patient()) }, declared)
    const empty = kindOf(refusal, { body: searchset() }, declared)
    const beside = kindOf(refusal, { body: searchset() }, declared, answerOf({ body: searchset(patient()) }))
    const kind = success && { passes: 'ok', warns: 'tolerated', noted: 'noted' }[success.verdict]
    // Neither of the two bodies meets a condition on what was stored: that has pairs of its own.
    const ofNothing = success?.onlyIf ? 'broken' : (kind ?? 'broken')
    expect(empty).toBe(ofNothing === 'ok' ? 'blocked' : ofNothing)
    // A search that finds something, beside it, shows that nothing was found by the fault of the request.
    expect(beside).toBe(ofNothing === 'ok' && !success?.empty ? 'blocked' : ofNothing)
    expect(full).toBe(kind && !success?.empty && !success?.onlyIf ? kind : 'broken')
  })

  it('takes RFC 6750 for tokens, and only with its challenge', () => {
    // A table that has the 401 itself is judged by the two tests above.
    if ([...refusal.passes, ...(refusal.warns ?? [])].some(({ http }) => http === 401)) return
    const challenge = { 'WWW-Authenticate': 'Bearer error="invalid_token"' }
    const kind = kindOf(refusal, { status: 401, body: outcome('BAD_REQUEST'), headers: challenge }, declared)
    const bare = kindOf(refusal, { status: 401, body: outcome('BAD_REQUEST') }, declared)
    const others = refusal.otherRefusal === undefined ? 'broken' : 'tolerated'
    expect([kind, bare]).toEqual(refusal.token ? ['tolerated', 'broken'] : [others, others])
  })
})

describe('what the supplier declares', () => {
  const find = (id: string): Refusal => refusalTable.find((r) => r.id === id) as Refusal

  it('makes the scope of a token graded', () => {
    const scope = find('refuses-scope-of-another-endpoint')
    expect(kindOf(scope, { body: patient() })).toBe('noted')
    expect(kindOf(scope, { body: patient() }, { checksScope: ['resource'] })).toBe('broken')
    const unknown = find('refuses-token-with-unknown-scope')
    expect(kindOf(unknown, { body: patient() })).toBe('tolerated')
    expect(kindOf(unknown, { body: patient() }, { checksScope: ['value'] })).toBe('broken')
  })

  it('grades a scope by what is compared: its resource, its verb, or whether there is such a one', () => {
    const scope = find('refuses-scope-of-another-endpoint')
    const unknown = find('refuses-token-with-unknown-scope')
    const under = (sent: string, ...checksScope: Declarations['checksScope']): string => {
      const claims = Buffer.from(JSON.stringify({ requested_scope: sent })).toString('base64url')
      const headers = new Headers([['Authorization', `Bearer e30.${claims}.`]])
      const { request } = exchangeOf()
      return kindOf(scope, { body: patient(), exchange: { request: { ...request, headers } } }, { checksScope })
    }
    // find-patient asks for patient/*.read
    expect(under('organization/*.read', 'resource')).toBe('broken')
    expect(under('organization/*.read', 'verb', 'value')).toBe('noted')
    expect(under('organization/*.write', 'verb')).toBe('broken')
    expect(under('organization/*.write', 'resource')).toBe('broken')
    expect(under('organization/*.write', 'value')).toBe('noted')
    expect(kindOf(unknown, { body: patient() }, { checksScope: ['resource', 'verb'] })).toBe('tolerated')
  })

  it('makes the audience of a token graded', () => {
    const audience = find('refuses-token-for-another-audience')
    expect(kindOf(audience, { body: patient() })).toBe('noted')
    expect(kindOf(audience, { body: patient() }, { checksAudience: true })).toBe('broken')
  })

  it('makes another identifier system known, but never a match under it', () => {
    const system = find('refuses-unknown-identifier-system')
    const declared = { identifierSystems: ['https://example.org/Id/x'] }
    expect(kindOf(system, { body: searchset() })).toBe('tolerated')
    expect(kindOf(system, { body: searchset() }, declared)).toBe('noted')
    expect(kindOf(system, { body: searchset(patient()) }, declared)).toBe('broken')
  })
})

describe('what a refusal’s finding is laid to', () => {
  const rowsOf = (id: string, made: Made): readonly string[] => {
    const context = contextOf('find-patient')
    const [found] = judge(findCheck(id), answerOf({ interaction: 'find-patient', ...made }), context, register)
    return found?.reqs ?? []
  }
  const OF_ERRORS = ['SPINE-ERR-023', 'SPINE-JWT-002']

  it('is the rule that it is refused, where it is served: no error was answered wrongly', () => {
    expect(rowsOf('refuses-expired-token', { status: 200, body: searchset() })).toEqual([
      'SPINE-JWT-014',
      'SPINE-JWT-015',
    ])
  })

  it('is the rows that give an answer, where it is refused by another', () => {
    const rows = (made: Made) => [...rowsOf('refuses-token-of-another-algorithm', made)].sort()
    expect(rows({ status: 404, body: outcome() })).toEqual(OF_ERRORS)
    expect(rows({ status: 500, body: outcome() })).toEqual([...OF_ERRORS, 'SPINE-JWT-005'])
    expect(rows(answered({ http: 400, spine: 'BAD_REQUEST' }))).toEqual([...OF_ERRORS, 'SPINE-JWT-005'])
  })
})

describe('a status and its Spine code', () => {
  const find = (id: string): Refusal => refusalTable.find((r) => r.id === id) as Refusal

  it('go together, where the code is left open', () => {
    const of = (status: number, code: string) =>
      kindOf(find('refuses-read-without-id'), { status, body: outcome(code) })
    expect([of(404, 'NO_RECORD_FOUND'), of(400, 'BAD_REQUEST'), of(404, 'FLAG_ALREADY_SET')]).toEqual([
      'ok',
      'ok',
      'ok',
    ])
    expect([of(404, 'BAD_REQUEST'), of(400, 'NO_RECORD_FOUND')]).toEqual(['tolerated', 'tolerated'])
    expect(
      kindOf(find('refuses-change-of-an-unknown-appointment'), { status: 404, body: outcome('BAD_REQUEST') }),
    ).toBe('tolerated')
  })

  it('are not compared where no code is published for the status, nor in Care Connect', () => {
    const of = (id: string, status: number) => kindOf(find(id), { status, body: outcome('BAD_REQUEST') })
    expect(of('refuses-unsupported-accept', 415)).toBe('ok')
    expect(of('refuses-appointment-that-nobody-knows', 404)).toBe('ok')
  })
})
