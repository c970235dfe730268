import type { JsonObject } from '../../../../core/index.js'
import type { RequestContext, Rule } from '../../request-context.js'
import { bodyRule } from '../../rules/body.js'
import { actorIds, slotIds } from './parts.js'

/** Whether each referenced record exists: REFERENCE_NOT_FOUND otherwise (spec facts section 10.2; A16). */

const existing = (
  asked: RequestContext,
): Record<string, { ids: (a: JsonObject) => string[]; known: (id: string) => boolean }> => {
  const { store } = asked
  const has = (records: readonly { id: string }[]) => (id: string) => records.some((record) => record.id === id)
  const actor = (type: string) => (appointment: JsonObject) => actorIds(appointment, type)
  return {
    Slot: { ids: slotIds, known: (id) => store.book.slot(id) !== undefined },
    Patient: { ids: actor('Patient'), known: has(store.patients().filter(({ left, died }) => !left && !died)) },
    Location: { ids: actor('Location'), known: has(store.seed.locations) },
    Practitioner: { ids: actor('Practitioner'), known: has(store.seed.practitioners) },
    HealthcareService: { ids: actor('HealthcareService'), known: has(store.seed.services) },
  }
}

const TYPES = ['Slot', 'Patient', 'Location', 'Practitioner', 'HealthcareService']

export const referenceRules: readonly Rule[] = TYPES.map((type) =>
  bodyRule(
    `reference.${type.toLowerCase()}`,
    (appointment, asked) => {
      const target = existing(asked)[type]
      const missing = target?.ids(appointment).find((id) => !target.known(id))
      return missing === undefined ? undefined : `there is no ${type}/${missing}`
    },
    'REFERENCE_NOT_FOUND',
  ),
)
