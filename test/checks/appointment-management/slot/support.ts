import type { Answer } from '../../../../src/checks/answer.js'
import type { Check, CheckContext } from '../../../../src/checks/check.js'
import { slotChecks, slotSequences } from '../../../../src/checks/appointment-management/slot/index.js'
import type { JsonObject } from '../../../../src/core/index.js'
import { answerOf } from '../../foundations/support.js'
import { location, organisation, practitioner, QUERY, service, slot } from './sample.js'
import { judged } from '../../judged.js'

/** Every check of slots, by id. */
export const checks = new Map<string, Check>(
  [...slotChecks, ...slotSequences.flatMap((s) => s.checks)].map((check) => [check.id, check]),
)
export const find = (id: string): Check => {
  const check = checks.get(id)
  if (!check) throw new Error(`no check ${id}`)
  return check
}
export const kinds = (id: string, answer: Answer, context: CheckContext): string[] => [
  ...new Set(judged(find(id), answer, context).map(({ kind }) => kind)),
]

export const read = new Map<string, Answer>([
  ['Practitioner/g1', answerOf(practitioner)],
  ['Location/l1', answerOf(location)],
  ['Organization/o1', answerOf(organisation)],
  ['HealthcareService/h1', answerOf(service)],
])
export const seed: JsonObject = {
  start: slot['start'],
  end: slot['end'],
  location: 'Dunmere Medical Centre',
  type: 'GP appointment',
  channel: 'In-person',
  schedule: 'Morning surgery',
  role: 'R0260',
  practitioner: 'G22345655',
}
export const known = { resolved: read, expected: seed }

/** Where a Schedule's practitioner role stands. */
export const role = 'extension[0].valueCodeableConcept.coding[0]'

/** The query narrowed to a service. */
export const filtered = `${QUERY}&service.identifier=https://fhir.nhs.uk/Id/uec-dos-service-id%7C2000099001`
/** The meta of a Bundle that tells a filtering status. */
export const status = (code: string): JsonObject => ({
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-ServiceFilteringStatus-1',
      valueCode: code,
    },
  ],
})
