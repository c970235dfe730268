import { describe, expect, it } from 'vitest'
import type { Check } from '../../../src/checks/check.js'
import { asArray } from '../../../src/core/index.js'
import { foundations } from '../../../src/checks/foundations/index.js'
import { drop, set } from '../foundations/mutations.js'
import { answerOf, contextOf, kinds, searchset } from '../foundations/support.js'
import { organisation, patient, practitioner } from '../foundations/samples.js'

const SUBJECTS = [
  { name: 'patient as found', sample: patient, read: 'read-patient' },
  { name: 'practitioner as found', sample: practitioner, read: 'read-practitioner' },
  { name: 'organisation as found', sample: organisation, read: 'read-organisation' },
]

/** What each comparison is about: the element that the mutation takes away. */
const ELEMENT: Readonly<Record<string, string>> = {
  'nhs-number': 'identifier',
  'official-name': 'name',
  'birth-date': 'birthDate',
  'preferred-branch': 'extension',
  language: 'extension',
  'managing-organisation': 'managingOrganization',
  'sds-user-id': 'identifier',
  version: 'meta',
}

describe.each(SUBJECTS)('$name', ({ name, sample, read }) => {
  const checks = foundations.sequences.find((s) => s.name === name)?.checks ?? []
  const parts = checks.slice(0, -1)
  const whole = checks.at(-1) as Check
  const earlier = answerOf(searchset(sample))
  const context = contextOf(read, { comparedWith: earlier })
  const elementOf = ({ id }: Check): string => {
    const what = id.replace(/^[a-z]+-/, '').replace(/-is-as-found$/, '')
    return ELEMENT[what] ?? what
  }

  it('compares something', () => expect(parts.length).toBeGreaterThan(2))

  it.each(parts.map((c) => [c.id, c] as const))(
    '%s passes on the same and breaks without the element',
    (_id, check) => {
      expect(kinds(check, answerOf(sample), context)).toEqual(['ok'])
      const without = drop(elementOf(check))(sample)
      expect(kinds(check, answerOf(without), context)).toEqual(['broken'])
      const elsewhere = contextOf(read, { comparedWith: answerOf(searchset(without)) })
      expect(kinds(check, answerOf(sample), elsewhere)).toEqual(['broken'])
      expect(kinds(check, answerOf(without), elsewhere)).toEqual(['noted'])
    },
  )

  it('the whole warns of any difference, and not of order, narrative or lastUpdated', () => {
    const later = set('meta.lastUpdated', '2030-01-01T00:00:00Z')(sample)
    const alike = {
      text: { status: 'generated', div: '<div/>' },
      ...later,
      identifier: asArray(sample.identifier).reverse(),
    }
    expect(kinds(whole, answerOf(alike), context)).toEqual(['ok'])
    expect(kinds(whole, answerOf({ ...sample, language: 'en' }), context)).toEqual(['tolerated'])
  })

  it('is blocked without the search before, or where that gave another resource', () => {
    for (const check of checks) {
      expect(kinds(check, answerOf(sample), contextOf(read))).toEqual(['blocked'])
      expect(kinds(check, answerOf({ ...sample, id: 'other' }), context)).toEqual(['blocked'])
    }
  })
})
