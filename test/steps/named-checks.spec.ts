import { PickleStepType, type PickleStep } from '@cucumber/messages'
import { describe, expect, it } from 'vitest'
import { unknownChecks } from '../../src/run/named-checks.js'
import { byId, judgedAfter } from '../../steps/named-checks.js'

describe('a step that names a check in a sentence', () => {
  it.each([
    ['it holds that the record is found', 'it holds that "record-is-found"'],
    ['of the connection it holds that old TLS is refused', 'of the connection it holds that "old-tls-is-refused"'],
    ['the request is refused: missing Ssp-TraceID', 'the request is refused: "missing-ssp-trace-id"'],
  ])('%s: is the same as by its id', (text, same) => {
    expect(byId(text)).toBe(same)
    expect(byId(same)).toBe(same)
  })

  it('says what it says where nobody knows the check, or it names none', () => {
    expect(byId('it holds that pigs can fly')).toBe('it holds that pigs can fly')
    expect(byId('the standard rules hold')).toBe('the standard rules hold')
  })
})

describe('what the Thens after a Then judge of the same answer', () => {
  const pickle = (...texts: string[]) => {
    const steps = texts.map((text, i) => ({
      id: String(i),
      text: text.slice(1),
      type: text.startsWith('>') ? PickleStepType.OUTCOME : PickleStepType.ACTION,
      astNodeIds: [],
    }))
    return (at: number) => judgedAfter({ steps }, steps[at] as PickleStep)
  }
  const names = (found: readonly object[]): unknown[] =>
    found.map((one) => ('id' in one ? one.id : 'name' in one && one.name))

  const after = pickle(
    '-the read patient request is sent',
    '>the provider answers with success',
    '>the slot is free again',
    '>it holds that the record is found',
    '>the request is refused: missing Ssp-TraceID',
    '>the standard rules hold',
    '-the read patient request is sent',
    '>the provider answers with success',
  )

  it('ends with the next request, and leaves out what asks for itself', () => {
    expect(names(after(1))).toEqual(['record-is-found', 'refuses-missing-ssp-trace-id', 'standard'])
    expect(names(after(5))).toEqual([])
    expect(names(after(7))).toEqual([])
  })

  it('is nothing after another step', () => expect(after(0)).toEqual([]))
})

describe('the strict dry run', () => {
  const takes = (parameterTypeName: string, value: string) => unknownChecks([{ group: { value }, parameterTypeName }])

  it('knows checks by sentence and by id', () => {
    expect(takes('check', 'the record is found')).toEqual([])
    expect(takes('check', '"record-is-found"')).toEqual([])
    expect(takes('connectionCheck', 'old TLS is refused')).toEqual([])
    expect(takes('refusal', 'missing Ssp-TraceID')).toEqual([])
    expect(takes('string', 'whatever')).toEqual([])
  })

  it('tells one that nobody knows, with the nearest', () => {
    expect(takes('check', 'the records are found')).toEqual([
      'no check "the records are found"; the nearest: The record is found',
    ])
    expect(takes('refusal', 'the missing header')).toHaveLength(1)
    expect(takes('connectionCheck', '"record-is-found"')).toHaveLength(1)
  })
})
