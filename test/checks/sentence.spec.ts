import { describe, expect, it } from 'vitest'
import { checks, findCheck, findConnectionCheck } from '../../src/checks/registry.js'
import { sentenceOf } from '../../src/checks/sentence.js'
import { HarnessError } from '../../src/core/index.js'

const sentences = checks.map(sentenceOf)

describe('the sentence of a check', () => {
  it.each([
    ['patient-has-one-nhs-number', 'The patient has one NHS number'],
    ['etag-is-weak-and-quoted', 'The ETag is weak and quoted'],
    ['entries-are-of-the-type-searched', 'Entries are of the type searched'],
    ['official-name-is-as-loaded', 'The official name is as loaded'],
    ['statement-is-of-fhir-3-0', 'The statement is of FHIR 3.0'],
    ['xml-tells-what-json-tells', 'XML tells what JSON tells'],
    ['refuses-missing-ssp-trace-id', 'The request is refused: missing Ssp-TraceID'],
  ])('of %s is its id in words', (id, sentence) => {
    expect(sentenceOf({ id })).toBe(sentence)
  })

  it('is what the check says of itself, where it does', () => {
    expect(sentenceOf({ id: 'no-store-on-every-answer', says: 'Every answer has no-store' })).toBe(
      'Every answer has no-store',
    )
  })

  it('is unlike that of any other check, begins with a capital and reads as one', () => {
    expect(new Set(sentences.map((one) => one.toLowerCase())).size).toBe(sentences.length)
    // Hyphens are left only in what the field writes with one, dots and plus signs in what it writes with them.
    expect(sentences.filter((one) => !/^[A-Z0-9][A-Za-z0-9 ’:.+/-]*$/.test(one) || /_|--|\.$/.test(one))).toEqual([])
  })

  it('finds the check, in any case', () => {
    expect(findCheck('the patient has one nhs number').id).toBe('patient-has-one-nhs-number')
    expect(findCheck('patient-has-one-nhs-number').id).toBe('patient-has-one-nhs-number')
    expect(findConnectionCheck('Old TLS is refused').id).toBe('old-tls-is-refused')
  })

  it('that nobody knows is told with the nearest', () => {
    expect(() => findCheck('the patient has two NHS numbers')).toThrow(HarnessError)
    expect(() => findCheck('the patient has an NHS number')).toThrow(/nearest: The patient has one NHS number/)
    expect(() => findConnectionCheck('the patient has one NHS number')).toThrow(/no check of a connection/)
  })
})
