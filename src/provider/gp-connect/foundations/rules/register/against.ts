import type { RequestContext } from '../../../request-context.js'
import { matchesPds } from '../../population.js'
import { refuse, type SpineCode } from '../../../refusal.js'
import type { Rule } from '../../../../frame/rule.js'
import type { PatientRecord, PdsEntry } from '../../../seed/schema.js'

/** A registration beside what PDS and the practice hold under its number. */
export interface Registering extends RequestContext {
  readonly record: PatientRecord
  readonly pds?: PdsEntry | undefined
  readonly local?: PatientRecord | undefined
}

const rule = (
  id: string,
  says: string,
  isBroken: (registering: Registering) => boolean,
  code: SpineCode = 'INVALID_PATIENT_DEMOGRAPHICS',
): Rule<Registering> => ({
  id: `register.${id}`,
  refuse: (registering) => (isBroken(registering) ? refuse(code, says) : undefined),
})

/** Steps 4 to 7: PDS has to know the person, and nothing may stand against a registration. */
export const againstPds: readonly Rule<Registering>[] = [
  rule('on-pds', 'PDS has no such number', ({ pds }) => !pds),
  rule(
    'verified',
    'the demographics are not those of PDS',
    ({ record, pds, policies }) => pds !== undefined && !matchesPds(record, pds, policies.registration.matching),
  ),
  rule('alive', 'deceased on PDS', ({ pds }) => pds?.deceased === true),
  rule('not-sensitive', 'the record cannot be used', ({ pds }) => pds?.flag === 'sensitive'),
  ...(['invalid', 'superseded'] as const).map((flag) =>
    rule(`not-${flag}`, `the NHS number is ${flag} on PDS`, ({ pds }) => pds?.flag === flag, 'INVALID_NHS_NUMBER'),
  ),
]

/** Steps 8 to 10: what the practice has under the number already. */
export const againstRecord: readonly Rule<Registering>[] = [
  rule(
    'record-verified',
    'the record here is another person’s',
    ({ local, pds, store }) => local !== undefined && !store.isVerified(local) && !(pds && matchesPds(local, pds)),
  ),
  rule(
    'untraced',
    'the number was never traced',
    ({ local, store, policies }) => local !== undefined && !store.isVerified(local) && !policies.registration.untraced,
  ),
  rule('not-deceased', 'deceased in the record of the practice', ({ local }) => local?.died !== undefined),
  rule(
    'not-active',
    'the patient is registered here',
    ({ local, policies }) =>
      local !== undefined && (local.left === undefined || !policies.registration.left) && local.died === undefined,
    'DUPLICATE_REJECTED',
  ),
]
