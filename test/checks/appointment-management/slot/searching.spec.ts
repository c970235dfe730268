import { describe, expect, it } from 'vitest'
import type { Check } from '../../../../src/checks/check.js'
import { slotChecks } from '../../../../src/checks/appointment-management/slot/index.js'
import type { JsonObject } from '../../../../src/core/index.js'
import { answerOf, outcome } from '../../general/support.js'
import { bundle, contextOf, good, organisation, searchAnswer, slot } from './sample.js'
import { judged } from '../../judged.js'

const kind = (id: string, ...[answer, context]: Parameters<Check['judge']>): string[] => {
  const check = slotChecks.find((one) => one.id === id)
  if (!check) throw new Error(`no check ${id}`)
  return judged(check, answer, context).map((o) => o.kind)
}

describe.each(['search-of-14-days-is-served', 'search-of-the-past-is-served'])('%s', (id) => {
  it('passes a Bundle, warns for INVALID_PARAMETER, breaks for the rest', () => {
    expect(kind(id, searchAnswer(bundle()), contextOf())).toEqual(['ok'])
    expect(kind(id, answerOf({ status: 422, body: outcome('INVALID_PARAMETER') }), contextOf())).toEqual(['tolerated'])
    expect(kind(id, answerOf({ status: 400, body: outcome() }), contextOf())).toEqual(['broken'])
    expect(kind(id, answerOf({ status: 200, body: outcome() }), contextOf())).toEqual(['broken'])
  })
})

it('unknown-search-filter-is-ignored compares the slots with those of the search before', () => {
  const id = 'unknown-search-filter-is-ignored'
  const earlier = searchAnswer(good)
  expect(kind(id, searchAnswer(good), contextOf({ comparedWith: earlier }))).toEqual(['ok'])
  expect(
    kind(id, searchAnswer(bundle({ ...slot, id: 's2' }, organisation)), contextOf({ comparedWith: earlier })),
  ).toEqual(['broken'])
  expect(
    kind(id, answerOf({ status: 422, body: outcome('INVALID_PARAMETER') }), contextOf({ comparedWith: earlier })),
  ).toEqual(['broken'])
  expect(kind(id, searchAnswer(good), contextOf())).toEqual(['blocked'])
})

it('statement-lists-the-parameters-of-a-slot-search', () => {
  const id = 'statement-lists-the-parameters-of-a-slot-search'
  const statement = (...names: string[]) =>
    answerOf({
      body: {
        resourceType: 'CapabilityStatement',
        rest: [{ resource: [{ type: 'Slot', searchParam: names.map((name): JsonObject => ({ name })) }] }],
      },
    })
  const all = ['start', 'end', 'status', 'searchFilter']
  expect(kind(id, searchAnswer(good), contextOf({ statement: statement(...all, 'more') }))).toEqual(['ok'])
  expect(kind(id, searchAnswer(good), contextOf({ statement: statement('start', 'end') }))).toEqual(['broken'])
  expect(kind(id, searchAnswer(good), contextOf())).toEqual(['broken'])
})

it('local-times-are-understood', () => {
  const id = 'local-times-are-understood'
  expect(kind(id, searchAnswer(bundle()), contextOf())).toEqual(['ok'])
  expect(kind(id, answerOf({ status: 422, body: outcome('INVALID_PARAMETER') }), contextOf())).toEqual(['broken'])
})

it('listed-service-without-slots-finds-nothing', () => {
  const id = 'listed-service-without-slots-finds-nothing'
  const beside = contextOf({ control: searchAnswer(good) }, '1.2.8')
  expect(kind(id, searchAnswer(bundle()), beside)).toEqual(['ok'])
  expect(kind(id, searchAnswer(bundle()), contextOf({}, '1.2.8'))).toEqual(['blocked'])
  expect(kind(id, searchAnswer(good), contextOf({}, '1.2.8'))).toEqual(['broken'])
  expect(kind(id, answerOf({ status: 404, body: outcome('NO_RECORD_FOUND') }), contextOf({}, '1.2.8'))).toEqual([
    'broken',
  ])
})

it('slot-search-is-served-beside-foundations', () => {
  const id = 'slot-search-is-served-beside-foundations'
  const earlier = answerOf({ body: bundle() })
  expect(kind(id, searchAnswer(good), contextOf({ comparedWith: earlier }))).toEqual(['ok'])
  expect(
    kind(id, answerOf({ status: 501, body: outcome('NOT_IMPLEMENTED') }), contextOf({ comparedWith: earlier })),
  ).toEqual(['broken'])
  expect(kind(id, searchAnswer(good), contextOf())).toEqual(['blocked'])
})
