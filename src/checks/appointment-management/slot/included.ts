import { broken, noted, ok, type Outcome } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { show } from '../../toolkit/located.js'
import { nameOf } from '../../toolkit/referring.js'
import { ofSlots, type SlotGraph } from './graph.js'
import { askedValues } from './range.js'

const twice = (all: readonly string[]): string[] => all.filter((one, i) => all.indexOf(one) !== i)

/** Every wanted reference has exactly one entry. */
function eachOnce(type: string, wanted: readonly string[], there: readonly string[]): Outcome {
  const missing = wanted.filter((one) => !there.includes(one))
  const doubled = twice(there)
  if (missing.length === 0 && doubled.length === 0) return ok()
  const received = [...missing.map((one) => `${one} missing`), ...doubled.map((one) => `${one} more than once`)]
  return broken({ at: 'Bundle.entry', expected: `each ${type} once`, received: received.join(', ') })
}

const namesOf = (graph: SlotGraph, type: string): string[] => graph.of(type).map(({ value }) => nameOf(value))

const schedulesEachOnce = ofSlots(
  { id: 'schedules-of-the-slots-are-there-once', reqs: ['APPT-SLOTS-045', 'APPT-SLOTS-006', 'APPT-BR-003'] },
  (graph) => {
    const wanted = new Set(graph.slots.flatMap(({ value }) => graph.referredBy(value, 'schedule') ?? []))
    return eachOnce('Schedule', [...wanted], namesOf(graph, 'Schedule'))
  },
)

/** With its include: each actor of the type once. Without: none, and none where service filtering is off. */
const onlyWithItsInclude = (id: string, reqs: readonly string[], type: string): Check =>
  ofSlots({ id, reqs }, (graph, answer, { declared }) => {
    const include = `Schedule:actor:${type}`
    const off = type === 'HealthcareService' && !declared.serviceFiltering
    const there = namesOf(graph, type)
    if (!askedValues(answer, '_include:recurse').includes(include) || off)
      return there.length === 0
        ? ok()
        : broken({
            at: 'Bundle.entry',
            expected: `no ${type}: ${off ? 'filtering is off' : 'not asked for'}`,
            received: show(there),
          })
    const wanted = graph.actors(type)
    if (wanted.length === 0) return noted({ note: `No Schedule of these slots has a ${type}.` })
    return eachOnce(type, wanted, there)
  })

/** What comes with the slots. Spec facts section 10.1, table of the Bundle's content. */
export const includedRules: readonly Check[] = [
  schedulesEachOnce,
  onlyWithItsInclude('practitioners-come-with-their-include', ['APPT-SLOTS-007', 'APPT-SLOTS-046'], 'Practitioner'),
  onlyWithItsInclude('locations-come-with-their-include', ['APPT-SLOTS-008', 'APPT-SLOTS-048'], 'Location'),
  onlyWithItsInclude('services-come-with-their-include', ['APPT-SLOTS-066', 'APPT-SVC-032'], 'HealthcareService'),
]
