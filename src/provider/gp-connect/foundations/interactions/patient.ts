import { systems } from '../../../../catalogue/index.js'
import type { JsonObject } from '../../../../core/index.js'
import type { RequestContext, Handler } from '../../request-context.js'
import { stored } from '../../../frame/handler.js'
import { searchset } from '../../mapping/bundle.js'
import { patient } from '../mapping/patient.js'
import { isNhsNumber } from '../../../frame/nhs-number.js'
import { isShown } from '../population.js'
import { askedId } from '../../../frame/incoming-request.js'
import { refuse } from '../../refusal.js'
import { askedToken, identifierRules } from '../rules/identifier.js'
import type { PatientRecord } from '../../seed/schema.js'
import { unknown } from './read-of.js'

const shown = (record: PatientRecord, { store }: RequestContext): JsonObject =>
  patient(record, store.version(record), store.seed.practice.id)

/**
 * At 1.2.7 and 1.2.8 the implementation guide's page has 'Patient Not Found' for any request about an S-flagged
 * patient; 1.2.9 has an empty Bundle in its place (spec facts A21).
 */
const tellsSensitive = ({ traits, policies: { patients } }: RequestContext): boolean =>
  traits.sensitive === 'not-found' && !patients.sensitive && patients.sensitiveIsNotFound

/** Find a patient: spec facts section 9.2. No match is no error. */
export const findPatient: Handler = {
  rules: identifierRules({
    system: systems.nhsNumber,
    code: 'INVALID_NHS_NUMBER',
    values: { 'value-given': (v) => v !== '', value: (v) => /^\d{10}$/.test(v), 'check-digit': isNhsNumber },
  }),
  async handle(asked) {
    const token = askedToken(asked)
    const matches = asked.store.patients().filter(({ nhsNumber }) => !token || nhsNumber === token.value)
    if (token && matches.some((p) => p.sensitive) && tellsSensitive(asked)) {
      return { rule: 'patient.not-sensitive', refusal: refuse('PATIENT_NOT_FOUND', 'no patient has this NHS number') }
    }
    const found = []
    for (const match of matches) if (await isShown(match, asked)) found.push(shown(match, asked))
    return { resource: searchset(found) }
  },
}

/** Read a patient: the same population as find (spec facts section 9.3). */
export const readPatient: Handler = {
  rules: [],
  async handle(asked) {
    const record = asked.store.patients().find(({ id }) => id === askedId(asked))
    if (!record) return unknown('id.known', 'PATIENT_NOT_FOUND', asked)
    if (!(await isShown(record, asked))) return unknown('patient.shown', 'PATIENT_NOT_FOUND', asked)
    return stored(shown(record, asked), { ...record, version: asked.store.version(record) })
  },
}
