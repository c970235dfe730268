import { searchsetBundleProfile } from '../../catalogue/index.js'
import { messageOf, type JsonObject } from '../../core/index.js'
import type { Asked, Behaviour } from '../asked.js'
import type { Decision } from '../decision.js'
import { patient as patientResource } from '../mapping/patient.js'
import { matchesPds } from '../population.js'
import { recordFrom } from '../register.js'
import { refuse, type SpineCode } from '../refusal.js'
import { nhsNumbers, sentPatient } from '../rules/register/parts.js'
import { registerRules } from '../rules/register/rules.js'
import type { PatientRecord, PdsEntry } from '../seed/schema.js'

const refused = (rule: string, code: SpineCode, says: string): Decision => ({ rule, refusal: refuse(code, says) })

/** Steps 4 to 7: PDS has to know the person, and nothing may stand against a registration. */
function againstPds(sent: PatientRecord, pds: PdsEntry | undefined, { bent }: Asked): Decision | undefined {
  const passes = (rule: string): boolean => bent(`register.${rule}`)
  if (!pds)
    return passes('on-pds')
      ? undefined
      : refused('register.on-pds', 'INVALID_PATIENT_DEMOGRAPHICS', 'PDS has no such number')
  if (!matchesPds(sent, pds, (rule) => passes(rule)) && !passes('verified'))
    return refused('register.verified', 'INVALID_PATIENT_DEMOGRAPHICS', 'the demographics are not those of PDS')
  if (pds.deceased && !passes('alive'))
    return refused('register.alive', 'INVALID_PATIENT_DEMOGRAPHICS', 'deceased on PDS')
  if (pds.flag === 'sensitive' && !passes('not-sensitive'))
    return refused('register.not-sensitive', 'INVALID_PATIENT_DEMOGRAPHICS', 'the record cannot be used')
  if ((pds.flag === 'invalid' || pds.flag === 'superseded') && !passes(`not-${pds.flag}`))
    return refused(`register.not-${pds.flag}`, 'INVALID_NHS_NUMBER', `the NHS number is ${pds.flag} on PDS`)
  return undefined
}

/** Steps 8 to 10: what the practice has under the number already. */
function againstRecord(
  local: PatientRecord | undefined,
  pds: PdsEntry | undefined,
  { store, bent }: Asked,
): Decision | undefined {
  if (!local) return undefined
  const sound = store.isVerified(local) || (pds !== undefined && matchesPds(local, pds))
  if (!sound && !bent('register.record-verified'))
    return refused('register.record-verified', 'INVALID_PATIENT_DEMOGRAPHICS', 'the record here is another person’s')
  if (!store.isVerified(local) && bent('register.untraced-stay-out'))
    return refused('register.untraced-stay-out', 'INVALID_PATIENT_DEMOGRAPHICS', 'the number was never traced')
  if (local.died !== undefined && !bent('register.not-deceased'))
    return refused('register.not-deceased', 'INVALID_PATIENT_DEMOGRAPHICS', 'deceased in the record of the practice')
  const counts = local.left === undefined || bent('register.left-stay-out')
  return counts && local.died === undefined && !bent('register.not-active')
    ? refused('register.not-active', 'DUPLICATE_REJECTED', 'the patient is registered here')
    : undefined
}

/** The one Patient in a Bundle that claims its profile; nothing else may stand in it. */
const bundle = (resource: JsonObject): JsonObject => ({
  resourceType: 'Bundle',
  meta: { profile: [searchsetBundleProfile] },
  type: 'searchset',
  entry: [{ resource }],
})

/** Register a patient: a temporary registration, new or of one who left (spec facts section 9.4). */
export const registerPatient: Behaviour = {
  rules: registerRules,
  async decide(asked) {
    const { store, settings } = asked
    const sent = sentPatient(asked.request) ?? {}
    const [nhsNumber = ''] = nhsNumbers(sent)
    const local = store.patients().find((p) => p.nhsNumber === nhsNumber)
    let pds: PdsEntry | undefined
    try {
      pds = await store.pds.retrieve(nhsNumber)
    } catch (thrown) {
      return refused('register.pds-reached', 'INTERNAL_SERVER_ERROR', `PDS cannot be reached: ${messageOf(thrown)}`)
    }
    const record = recordFrom(sent, pds, local, store.freshPatientId(), settings.clock.now(), asked.bent)
    // An active record whose number was verified here needs no second look at PDS to be a duplicate.
    const refusal =
      local && local.left === undefined && store.isVerified(local)
        ? againstRecord(local, pds, asked)
        : (againstPds(record, pds, asked) ?? againstRecord(local, pds, asked))
    if (refusal && asked.bent('register.refused-stays-out')) store.register(record)
    if (refusal) return refusal
    if (!asked.bent('register.keeps-nothing')) store.register(record)
    return { resource: bundle(patientResource(record, record.version, store.seed.practice.id)) }
  },
}
