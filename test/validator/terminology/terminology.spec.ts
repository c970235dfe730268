import { describe, expect, it } from 'vitest'
import { loadDefinitions } from '../../../src/validator/definitions/index.js'
import { terminologyOf } from '../../../src/validator/terminology/index.js'
import { COLOURS, SCT, terminology, urlOf, valueSet } from './fixture.js'

describe('a code system', () => {
  const t = terminology(valueSet('v', [{ system: COLOURS, concept: [{ code: 'red', display: 'Rosso' }] }]))

  it('gives the display of a code', () => {
    expect(t.displayOf(COLOURS, 'pink')).toBe('Pink')
    expect(t.displayOf(COLOURS, 'crimson')).toBeUndefined()
    expect(t.displayOf(COLOURS, 'green')).toBeUndefined()
  })

  it('and a value set may give two displays', () => {
    expect(t.displaysOf(COLOURS, 'red', urlOf('v'))).toEqual(['Red', 'Rosso'])
    expect(t.displaysOf(COLOURS, 'red')).toEqual(['Red'])
    expect(t.displaysOf(SCT, '22298006')).toEqual([])
  })

  it('holds its codes and no others; of one without content nothing is known', () => {
    expect([t.holds(COLOURS, 'red'), t.holds(COLOURS, 'green'), t.holds(SCT, '22298006')]).toEqual([
      true,
      false,
      undefined,
    ])
  })

  it('is complete, external or unknown', () => {
    expect([COLOURS, SCT, 'http://read.info/readv2', 'https://example.org/none'].map((s) => t.system(s))).toEqual([
      'complete',
      'external',
      'external',
      'unknown',
    ])
  })

  it('gives examples of a value set, some', () => {
    const whole = terminology(valueSet('v', [{ system: COLOURS }]))
    expect(whole.examples(urlOf('v'), 3)).toEqual(['red', 'pink', 'crimson'])
    expect(whole.examples(urlOf('none'), 3)).toEqual([])
  })
})

describe('an open code system is judged by the form of the code', () => {
  const t = terminology()
  it.each([
    ['http://www.rfc-editor.org/bcp/bcp13.txt', 'application/fhir+json;fhirVersion=3.0', 'application pdf'],
    ['http://hl7.org/fhir/ValueSet/all-languages', 'en-GB', 'en_GB'],
    ['http://hl7.org/fhir/ValueSet/ucum-units', 'mm[Hg]', 'mm Hg'],
    ['http://hl7.org/fhir/ValueSet/currencies', 'GBP', 'pound'],
  ])('%s: %s, not %s', (set, good, bad) => {
    expect(t.membership(set, undefined, good)).toBe('in')
    expect(t.membership(set, undefined, bad)).toBe('out')
    expect(t.membership(set, COLOURS, good)).toBe('out')
  })

  it('and SNOMED CT too, expressions aside', () => {
    expect(t.formProblem(SCT, '22298006')).toBeUndefined()
    expect(t.formProblem(SCT, '22298007')).toMatch(/check digit/)
    expect(t.formProblem(SCT, '397956004:363704007=24136001')).toBeUndefined()
    expect(t.formProblem('https://example.org/none', '!')).toBeUndefined()
  })
})

describe('our own value sets', () => {
  const store = loadDefinitions({ sets: ['gpconnect-1.2.8'] })
  const t = terminologyOf(store)
  const N = 'https://fhir.nhs.uk/STU3'

  it.each([
    [`${N}/ValueSet/CareConnect-MaritalStatus-1`, 'http://hl7.org/fhir/v3/MaritalStatus', 'M', 'in'],
    [`${N}/ValueSet/CareConnect-MaritalStatus-1`, 'http://hl7.org/fhir/v3/MaritalStatus', 'Q', 'out'],
    [`${N}/ValueSet/Spine-ErrorOrWarningCode-1`, `${N}/CodeSystem/Spine-ErrorOrWarningCode-1`, 'ACCESS DENIED', 'in'],
    [`${N}/ValueSet/Spine-ErrorOrWarningCode-1`, `${N}/CodeSystem/Spine-ErrorOrWarningCode-1`, 'NO_SUCH', 'out'],
    [`${N}/ValueSet/CareConnect-AllergySeverity-1`, SCT, '442452003', 'in'],
    [`${N}/ValueSet/CareConnect-MedicationCode-1`, SCT, '322236009', 'not-enumerable'],
    [`${N}/ValueSet/CareConnect-AllergyManifestation-1`, SCT, '271807003', 'not-enumerable'],
    ['http://hl7.org/fhir/ValueSet/v3-ActEncounterCode', 'http://hl7.org/fhir/v3/ActCode', 'AMB', 'in'],
    ['http://hl7.org/fhir/ValueSet/v3-ActEncounterCode', 'http://hl7.org/fhir/v3/ActCode', '_ActEncounterCode', 'out'],
    [`${N}/ValueSet/GPConnect-ServiceFilteringStatus-1`, undefined, 'enabled', 'in'],
  ] as const)('%s, %s, %s: %s', (set, system, code, expected) => {
    expect(t.membership(set, system, code)).toBe(expected)
  })

  it('say something of every code that they list', () => {
    const wrong = store
      .all('ValueSet')
      .flatMap(({ url, compose }) =>
        (compose?.exclude ? [] : (compose?.include ?? [])).flatMap((part) =>
          (part.concept ?? [])
            .filter(({ code }) => part.valueSet === undefined && t.membership(url, part.system, code) !== 'in')
            .map(({ code }) => `${url} ${code}`),
        ),
      )
    expect(wrong).toEqual([])
  })
})
