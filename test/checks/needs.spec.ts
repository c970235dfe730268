import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/checks/answer.js'
import { NEEDS, type CheckContext, type Need } from '../../src/checks/check.js'
import { contextFor } from '../../src/checks/engine/needs.js'
import { answerChecks } from '../../src/checks/registry.js'
import type { JsonObject } from '../../src/core/index.js'
import * as appointments from './appointment-management/samples.js'
import * as careConnect from './care-connect-scheduling/support.js'
import { answerOf, contextOf, patient as small, searchset } from './general/support.js'
import { watched } from './judged.js'
import * as registrations from './foundations/registration/answers.js'
import { location, organisation, patient, patientSeed, practitioner, service } from './foundations/samples.js'
import { good, searchAnswer } from './appointment-management/slot/sample.js'
import { known } from './appointment-management/slot/support.js'

const read = (interaction: string, body: JsonObject): Answer => answerOf({ interaction, body })
const { appointment, cancelled, booking } = appointments

/** An answer of each sort, and what was asked for with each of them. */
const everything: Partial<CheckContext> = {
  asked: { id: 'p1', system: 's', value: registrations.NUMBER },
  comparedWith: read('find-patient', searchset(patient)),
  control: searchAnswer(good),
  booking,
  expected: { ...patientSeed, ...known.expected, start: appointment['start'] ?? '', comment: 'x' },
  statement: read('get-capability-statement', { resourceType: 'CapabilityStatement' }),
  resolved: known.resolved,
}
const answers: readonly (readonly [Answer, CheckContext?])[] = [
  [read('read-patient', small())],
  [read('read-patient', patient)],
  [read('read-practitioner', practitioner)],
  [read('read-organisation', organisation)],
  [read('read-location', location)],
  [read('read-healthcare-service', service)],
  [read('read-appointment', appointment)],
  [read('cancel-appointment', cancelled)],
  [read('retrieve-patient-appointments', searchset(appointment))],
  [read('find-patient', searchset(registrations.registered))],
  [read('find-patient', searchset())],
  [registrations.answering(registrations.registered)],
  [registrations.answering(registrations.registered, { sent: registrations.bodyWith() })],
  [searchAnswer(good), contextOf('search-free-slots', { ...everything, expected: known.expected })],
  [careConnect.answerOf(careConnect.booked()), careConnect.contextOf('book-appointment', everything)],
]

/** What each check reads of the context, in one answer or another. */
const readBy = new Map(
  answerChecks.map((check) => {
    const needs = new Set<Need>()
    for (const [answer, context = contextOf(answer.exchange.interaction, everything)] of answers) {
      const seen = watched(context, (need) => needs.add(need))
      if (!check.when || check.when(answer, seen)) check.judge(answer, seen)
    }
    return [check.id, needs]
  }),
)

describe('what a check needs', () => {
  it('is all that the engine hands it', () => {
    const context = contextOf('read-patient', everything)
    const given = contextFor({ needs: ['asked'] }, context)
    expect(NEEDS.filter((need) => given[need] !== undefined)).toEqual(['asked'])
    expect(given).toMatchObject({ base: context.base, odsCode: context.odsCode, asked: context.asked })
    for (const needs of [[], ['asked', 'resolved'], ['statement', 'booking', 'comparedWith'], [...NEEDS]] as Need[][])
      expect(NEEDS.filter((need) => contextFor({ needs }, context)[need] !== undefined).sort()).toEqual(needs.sort())
    expect(NEEDS.filter((need) => contextFor({}, context)[need] !== undefined)).toEqual([])
  })

  it.each(answerChecks.map((check) => [check.id, check.needs ?? []] as const))('is what it reads: %s', (id, needs) => {
    expect([...(readBy.get(id) ?? [])].sort()).toEqual([...needs].sort())
  })
})
