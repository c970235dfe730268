import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { GpcError } from '../../../src/core/index.js'
import {
  servedBy,
  terminologyServer,
  validateTwice,
  type CodeQuestion,
  type ServerAnswer,
} from '../../../src/validator/terminology/index.js'
import type { ValidationResult } from '../../../src/validator/types.js'
import { COLOURS, SCT, terminology, urlOf, valueSet } from './fixture.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
}

const says = (body: unknown, status = 200): Promise<string> =>
  listening((_, response) => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body)))

const result = (valueBoolean: unknown) => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'result', valueBoolean }],
})
const question: CodeQuestion = { valueSet: urlOf('v'), system: SCT, code: '22298006' }

describe('a terminology server', () => {
  it('is asked by GET with the value set, the system and the code', async () => {
    let asked: URL | undefined
    const base = await listening((request, response) => {
      asked = new URL(request.url ?? '', 'http://here')
      response.end(JSON.stringify(result(true)))
    })
    expect(await terminologyServer(`${base}/`).ask(question)).toEqual({ member: true })
    expect(asked?.pathname).toBe('/fhir/ValueSet/$validate-code')
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({ url: urlOf('v'), system: SCT, code: '22298006' })
  })

  it('may say no', async () =>
    expect(await terminologyServer(await says(result(false))).ask(question)).toEqual({ member: false }))

  it.each([
    ['an error of its own', { resourceType: 'OperationOutcome' }, 503, true],
    ['that it does not know the value set', { resourceType: 'OperationOutcome' }, 404, false],
    ['a web page', '<html>', 200, false],
    ['no result', { resourceType: 'Parameters' }, 200, false],
    ['a result that is no boolean', result('true'), 200, false],
    ['null', 'null', 200, false],
    ['far too much', 'x'.repeat(3_000_000), 200, true],
  ])('that answers %s tells nothing', async (_, body, status, down) => {
    const answer = await terminologyServer(await says(body, status)).ask(question)
    expect(answer).toMatchObject({ member: 'unknown', down })
  })

  it('that is not there, or never answers, is down', async () => {
    const silent = await listening(() => undefined)
    expect(await terminologyServer(silent, { timeoutMs: 50 }).ask(question)).toMatchObject({
      member: 'unknown',
      down: true,
    })
    expect(await terminologyServer('http://127.0.0.1:1').ask(question)).toMatchObject({ member: 'unknown', down: true })
  })

  it('that sends elsewhere is not followed', async () => {
    const base = await listening((_, response) => response.writeHead(302, { location: '/other' }).end())
    expect(await terminologyServer(base).ask(question)).toMatchObject({ member: 'unknown' })
  })

  it.each(['', 'tx.example.org', 'file:///x', 'ftp://example.org'])('cannot be %s', (base) => {
    expect(() => terminologyServer(base)).toThrow(GpcError)
  })
})

describe('two passes', () => {
  const sets = [
    valueSet('v', [{ system: SCT, filter: [{ property: 'concept', op: 'in', value: '404684003' }] }]),
    valueSet('w', [{ system: COLOURS }]),
  ]

  /** A server of a list of answers, a validation that asks of some codes, and how often each was called. */
  function scene(answerTo: (code: string) => ServerAnswer, codes: readonly string[]) {
    const asked: string[] = []
    const server = {
      base: 'http://here',
      ask: (q: CodeQuestion) => {
        asked.push(q.code)
        return Promise.resolve(answerTo(q.code))
      },
    }
    const served = servedBy(server, terminology(...sets))
    let passes = 0
    const validate = (): ValidationResult => {
      passes++
      const wrong = codes.filter((code) => served.membership(urlOf('v'), SCT, code) === 'out')
      const findings = wrong.map((code) => ({
        rule: 'binding',
        severity: 'error' as const,
        path: code,
        params: {},
        message: '',
      }))
      return {
        valid: wrong.length === 0,
        findings,
        resources: 1,
        judged: { profile: 0, core: {} },
        resource: { resourceType: 'Condition' },
      }
    }
    return { served, asked, validate, passes: () => passes }
  }

  it('judge by what the server said, and ask for each code once', async () => {
    const s = scene((code) => ({ member: code === 'good' }), ['good', 'bad', 'bad'])
    const first = await validateTwice(s.validate, s.served)
    expect(first.findings.map((f) => f.path)).toEqual(['bad', 'bad'])
    expect(s.asked.sort()).toEqual(['bad', 'good'])
    await validateTwice(s.validate, s.served)
    expect([s.asked.length, s.passes()]).toEqual([2, 3])
  })

  it('are one pass where nothing is in question', async () => {
    const s = scene(() => ({ member: true }), [])
    await validateTwice(s.validate, s.served)
    expect([s.asked.length, s.passes()]).toEqual([0, 1])
  })

  it('give an info, never an error, where the server is down, and ask it no more', async () => {
    const s = scene(
      () => ({ member: 'unknown', reason: 'refused', down: true }),
      Array.from({ length: 50 }, (_, i) => `c${i}`),
    )
    const { valid, findings } = await validateTwice(s.validate, s.served)
    expect(valid).toBe(true)
    expect(findings).toMatchObject([
      { rule: 'terminology-server', severity: 'info', path: 'Condition', params: { open: 50 } },
    ])
    const before = s.asked.length
    expect(before).toBeLessThanOrEqual(4)
    expect((await validateTwice(s.validate, s.served)).findings).toHaveLength(1)
    expect(s.asked.length).toBe(before)
  })

  it('give an info where the server does not know a value set, and use its other answers', async () => {
    const s = scene(
      (code) => (code === 'odd' ? { member: 'unknown', reason: 'no such set', down: false } : { member: false }),
      ['odd', 'bad'],
    )
    const { findings } = await validateTwice(s.validate, s.served)
    expect(findings.map((f) => f.rule)).toEqual(['binding', 'terminology-server'])
    expect(findings[1]?.message).toBe('the terminology server could not judge 1 code: no such set')
  })

  it('do not ask what the definitions know', () => {
    const s = scene(() => ({ member: true }), [])
    expect(s.served.membership(urlOf('w'), COLOURS, 'green')).toBe('out')
    expect(s.served.membership(urlOf('v'), undefined, 'x')).toBe('not-enumerable')
    expect(s.served.open()).toBe(0)
  })
})
