import { describe, expect, it } from 'vitest'
import { interaction, type Interaction } from '../../src/catalogue/index.js'
import type { Answer } from '../../src/checks/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { shownBy } from '../../steps/support/shows.js'

const find = interaction('find-patient')
const patient = { resourceType: 'Patient', id: 'p1' }
const bundle = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
})
const answer = (status: number, resource?: JsonObject): Answer => ({ status, resource }) as unknown as Answer

describe('what an answer shows of the provider', () => {
  it.each([
    ['a search that gives one', find, 200, bundle(patient), 'served'],
    ['a search that gives nothing', find, 200, bundle(), undefined],
    ['a search that gives another type', find, 200, bundle({ resourceType: 'Organization' }), undefined],
    ['a read', interaction('read-patient'), 200, patient, 'served'],
    [
      'a read that is answered by a search',
      interaction('read-patient'),
      200,
      { resourceType: 'OperationOutcome' },
      undefined,
    ],
    ['a registration', interaction('register-patient'), 200, bundle(patient), 'served'],
    ['a booking', interaction('book-appointment'), 201, { resourceType: 'Appointment' }, 'served'],
    [
      'a booking with the status of a read',
      interaction('book-appointment'),
      200,
      { resourceType: 'Appointment' },
      undefined,
    ],
    ['a refusal', find, 404, { resourceType: 'OperationOutcome' }, 'refused'],
    ['a refusal without a body', find, 401, undefined, 'refused'],
  ] as [string, Interaction, number, JsonObject | undefined, string | undefined][])(
    '%s',
    (_, what, status, body, shows) => {
      expect(shownBy(answer(status, body), what)).toBe(shows)
    },
  )

  it('is nothing of a request that deviated and was granted', () => {
    expect(shownBy(answer(200, bundle(patient)), undefined)).toBeUndefined()
    expect(shownBy(answer(400), undefined)).toBe('refused')
  })

  it('is nothing without an answer', () => expect(shownBy(undefined, find)).toBeUndefined())
})
