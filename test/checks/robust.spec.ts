import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interactions } from '../../src/catalogue/index.js'
import type { CheckContext } from '../../src/checks/check.js'
import { answerChecks } from '../../src/checks/registry.js'
import { answerOf, contextOf, outcome, patient, searchset } from './general/support.js'
import { judged } from './judged.js'

/** Bodies near and far from what a provider should send: a check judges them all, and trips over none. */
const NAMES = ['resourceType', 'id', 'meta', 'identifier', 'name', 'entry', 'resource', 'issue', 'details', 'coding']
const MORE = ['extension', 'url', 'valueReference', 'telecom', 'address', 'line', 'contact', 'rest', 'system', 'value']
const keys = fc.constantFrom(...NAMES, ...MORE)
const types = fc.constantFrom('Patient', 'Practitioner', 'Organization', 'Location', 'HealthcareService', 'Bundle')

const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  list: fc.array(tie('tree'), { maxLength: 3 }),
  object: fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
  tree: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('list'), tie('object')),
}))

const resource = fc
  .tuple(types, fc.dictionary(keys, tree, { maxKeys: 6 }))
  .map(([resourceType, rest]) => ({ ...rest, resourceType }))

const body = fc.oneof(
  resource,
  resource.map((one) => searchset(one)),
  resource.map((one) => outcome('BAD_REQUEST', { issue: one })),
  fc.dictionary(keys, tree, { maxKeys: 4 }).map((rest) => JSON.stringify({ ...patient(), ...rest })),
  fc.constantFrom('', '[]', '7', '{', 'null', '<html><p>Oops</html>', '<Patient xmlns="http://hl7.org/fhir"/>'),
)

const status = fc.constantFrom(200, 400, 404, 415, 500, 502)
const headers = fc.constantFrom(
  {},
  { ETag: 'x' },
  { 'Content-Type': 'text/html' },
  { Date: 'no', 'Content-Encoding': 'x' },
)

describe.each(interactions().map(({ id }) => id))('whatever is answered to %s', (id) => {
  const context: Partial<CheckContext> = {
    asked: { id: 'p1', value: '9990001006' },
    expected: { name: [{ use: 'official' }] },
  }

  it('every check that speaks of it says something, and none breaks down', () => {
    fc.assert(
      fc.property(body, status, headers, (sent, code, fields) => {
        const made = { interaction: id, status: code, headers: fields, body: sent }
        const answer = answerOf(made)
        const known = contextOf(id, {
          ...context,
          comparedWith: answerOf({ ...made, body: patient() }),
          resolved: new Map(),
        })
        for (const check of answerChecks) {
          if (check.when && !check.when(answer, known)) continue
          expect(judged(check, answer, known).length, check.id).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 },
    )
  })
})
