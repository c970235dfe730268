import { describe, expect, it } from 'vitest'
import { interactions } from '../../src/catalogue/index.js'
import type { Check } from '../../src/checks/check.js'
import { answerChecks } from '../../src/checks/registry.js'
import { allGone, nothingSeen } from '../../src/checks/toolkit/absence.js'
import { booking } from './appointment-management/samples.js'
import { answerOf, contextOf, outcome, patient, searchset } from './general/support.js'
import { judged } from './judged.js'

/**
 * A Bundle of nothing keeps every rule that something must not be shown. What may pass on it is listed here with what
 * it looks at instead; a check that joins the list by itself is one of absence, and needs a control.
 */
const PASSES_ON_NOTHING: Readonly<Record<string, readonly string[]>> = {
  'the status': ['success-status-is-200', 'status-is-in-use'],
  'header fields': [
    'no-store-on-every-answer',
    'content-type-is-fhir',
    'charset-is-utf-8',
    'no-blank-before-charset',
    'altered-content-is-recorded',
    'clock-is-synchronised',
    'body-is-plain-when-asked-for',
  ],
  'the form of the body, whatever it holds': [
    'body-keeps-the-format-rules',
    'strings-are-at-most-1-mb',
    'primitives-have-no-outer-blanks',
    'uuids-are-lower-case',
    'body-conforms-to-its-profile',
    'search-is-a-searchset-bundle',
    'registration-is-a-searchset-bundle',
    'entries-have-no-full-url',
  ],
  'the address that was called': [
    'service-root-names-stu3',
    'service-root-has-the-major-version',
    'service-root-follows-the-format',
    'service-root-has-no-trailing-slash',
    'service-root-holds-the-root-only',
    'traffic-is-over-tls',
    'slot-search-is-served-beside-foundations',
  ],
  'the format that was asked for': [
    'json-is-served',
    'format-parameter-wins',
    'content-type-decides-the-format',
    'json-is-the-default',
    'one-of-several-types-is-served',
    'wildcard-is-no-preference',
    'other-spelling-of-a-type-is-understood',
    'json-is-the-default-format',
    'format-parameter-wins-over-accept',
  ],
  'that a request is served and not refused, whatever it finds': [
    'live-token-is-accepted',
    'issue-time-is-not-validated',
    'user-id-alone-is-accepted',
    'unknown-user-is-accepted',
    'name-without-prefix-is-accepted',
    'further-claims-are-ignored',
    'token-in-other-words-is-accepted',
    'lower-case-scheme-is-accepted',
    'audience-of-the-samples-is-accepted',
    'base-elements-in-claims-are-accepted',
    'token-of-another-organisation-is-accepted',
    'scope-of-either-verb-is-accepted',
    'field-names-have-no-case',
    'cache-directives-of-a-request-are-accepted',
    'other-version-in-if-none-match-is-served',
    'accept-charset-is-accepted',
    'unknown-fields-are-ignored',
    'upper-case-trace-id-is-accepted',
    'count-parameter-does-no-harm',
    'chunked-request-is-served',
    'search-of-14-days-is-served',
    'search-of-the-past-is-served',
    'local-times-are-understood',
    'read-with-an-odd-query-is-served-or-refused',
    'unknown-patient-is-booked',
    'patient-without-nhs-number-is-booked',
    'slot-of-either-status-is-booked',
    'booking-without-created-is-served',
    'booking-without-document-is-served-or-refused',
    'contacts-are-accepted',
    'unknown-extension-is-ignored',
    'unknown-search-parameter-is-ignored',
    'search-filter-does-no-harm',
    'search-parameter-may-be-missing',
    'service-may-be-missing',
    'every-status-can-be-asked-for',
    'include-is-no-error',
    'include-of-another-form-is-no-error',
    'start-in-the-past-alone-is-served',
    'practitioner-in-the-token-is-optional',
    'token-with-both-groups-is-accepted',
    'group-of-the-call-is-enough',
  ],
  'the OperationOutcome that stands in the place of slots, or beside them': [
    'filtering-status-is-told-when-a-service-was-asked-for',
    'no-slots-is-explained',
  ],
  'a read against the booking before it, which was judged to be good': [
    'read-gives-the-booking',
    'read-of-the-version-gives-the-same',
  ],
}

const NOTHING = [
  searchset(),
  { ...searchset(), entry: [] },
  { ...searchset(), total: 0 },
  { ...searchset(), entry: [{ resource: outcome(), search: { mode: 'outcome' } }] },
]

/** A check that passes by this body alone: no control, or one of nothing as well. */
const passes = (check: Check): boolean =>
  interactions().some(({ id }) =>
    NOTHING.some((body) => {
      const empty = answerOf({ interaction: id, body })
      const known = contextOf(id, {
        asked: { id: 'p1', value: '9990001006' },
        expected: { start: '2030-01-08T09:10:00+00:00', identifier: [{ system: 's', value: 'v' }] },
        comparedWith: empty,
        control: empty,
        booking,
        resolved: new Map(),
        statement: empty,
      })
      if (check.when?.(empty, known) === false) return false
      const found = judged(check, empty, known).map(({ kind }) => kind)
      return found.includes('ok') && found.every((kind) => kind === 'ok' || kind === 'noted')
    }),
  )

describe('a check of absence', () => {
  it('never passes on an empty answer', () => {
    const known = Object.values(PASSES_ON_NOTHING).flat()
    expect(
      answerChecks
        .filter(passes)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...known].sort())
  })
})

const empty = answerOf({ body: searchset() })
const filled = answerOf({ body: searchset(patient()) })
const { interaction } = contextOf('find-patient')

describe('nothing seen', () => {
  it('stands in the way where neither the answer nor a control search shows anything of the kind', () => {
    expect(nothingSeen(empty, { interaction })?.kind).toBe('blocked')
    expect(nothingSeen(empty, { interaction, control: empty })?.kind).toBe('blocked')
    expect(nothingSeen(filled, { interaction, control: filled }, 'Slot')?.kind).toBe('blocked')
  })

  it('does not where one of them does', () => {
    expect(nothingSeen(filled, { interaction })).toBeUndefined()
    expect(nothingSeen(empty, { interaction, control: filled })).toBeUndefined()
  })
})

describe('a thing that is gone', () => {
  const two = answerOf({ body: searchset(patient(), patient({ id: 'p2' })) })
  const isFirst = ({ id }: object & { id?: unknown }): boolean => id === 'p1'

  it('is believed where the others are still shown, or there were none', () => {
    expect(allGone(answerOf({ body: searchset(patient({ id: 'p2' })) }), two, 'Patient', isFirst)).toBeUndefined()
    expect(allGone(empty, filled, 'Patient', isFirst)).toBeUndefined()
  })

  it('is not where everything is gone, or nothing was shown before', () => {
    expect(allGone(empty, two, 'Patient', isFirst)?.kind).toBe('blocked')
    expect(allGone(empty, empty, 'Patient', isFirst)?.kind).toBe('blocked')
    expect(allGone(empty, undefined, 'Patient', isFirst)?.kind).toBe('blocked')
  })
})
