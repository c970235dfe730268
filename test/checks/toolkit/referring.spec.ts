import { describe, expect, it } from 'vitest'
import { meaningIn, meaningOfReference, refersTo, rootsOf, textNaming } from '../../../src/checks/toolkit/referring.js'
import { answerOf, searchset } from '../foundations/support.js'

const base = 'https://provider.example/A20047/STU3/1/gpconnect'
const called = 'https://10.0.0.7:8443/gpconnect'
const urn = 'urn:uuid:0f0f0f0f-0000-4000-8000-00000000000a'

describe('what a reference means in an answer', () => {
  const answer = answerOf({
    resourceType: 'Bundle',
    entry: [
      { fullUrl: urn, resource: { resourceType: 'Schedule', id: '7' } },
      { fullUrl: 'https://inside.example/fhir/Location/3', resource: { resourceType: 'Location', id: '3' } },
      { fullUrl: `${base}/Organization/1`, resource: { resourceType: 'Organization', id: '1' } },
    ],
  })
  const meaning = meaningIn(answer, rootsOf({ base, called }))

  it.each([
    ['Schedule/7/_history/1469', 'Schedule/7'],
    [urn.toUpperCase().replace('URN:UUID', 'urn:uuid'), 'Schedule/7'],
    ['https://inside.example/fhir/Location/3/_history/2', 'Location/3'],
    [`${base}/Slot/1`, 'Slot/1'],
    [`${called}/Slot/1/_history/4`, 'Slot/1'],
    ['https://elsewhere.example/Slot/1', 'https://elsewhere.example/Slot/1'],
    ['https://inside.example/fhir/Location/4', 'https://inside.example/fhir/Location/4'],
    ['#org', '#org'],
  ])('%s', (written, meant) => expect(meaning(written)).toBe(meant))

  it('knows the published root alone where no other is called', () => {
    const alone = meaningIn(answerOf(searchset()), rootsOf({ base }))
    expect(alone(`${base}/Slot/1`)).toBe('Slot/1')
    expect(alone(`${called}/Slot/1`)).not.toBe('Slot/1')
  })

  it('is of Reference objects, too', () => {
    expect(meaningOfReference({ reference: 'Slot/1/_history/2' }, meaning)).toBe('Slot/1')
    expect(meaningOfReference({ display: 'A slot' }, meaning)).toBeUndefined()
    expect(textNaming('Slot', { reference: `${called}/Slot/1` })).toBe(`${called}/Slot/1`)
    expect(textNaming('Slot', { reference: 'Slots/1' })).toBeUndefined()
  })
})

describe('refersTo', () => {
  it.each([
    ['Patient/1', true],
    ['Patient/1/_history/3', true],
    [`${base}/Patient/1`, true],
    ['Patient/11', false],
    ['https://elsewhere.example/Patient/1', false],
  ])('%s: %s', (reference, expected) => expect(refersTo({ reference }, 'Patient/1', base)).toBe(expected))
})
