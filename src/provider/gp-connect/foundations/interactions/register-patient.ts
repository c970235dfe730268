import { searchsetBundleProfile } from '../../../../catalogue/index.js'
import { messageOf, type JsonObject } from '../../../../core/index.js'
import type { Handler } from '../../request-context.js'
import { patient as patientResource } from '../mapping/patient.js'
import { recordFrom } from '../registration.js'
import { refuse } from '../../refusal.js'
import { againstPds, againstRecord } from '../rules/register/against.js'
import { nhsNumbers, sentPatient } from '../rules/register/parts.js'
import { registerRules } from '../rules/register/rules.js'
import { firstRefusal } from '../../../frame/rule.js'
import type { PdsEntry } from '../../seed/schema.js'

/** The one Patient in a Bundle that claims its profile; nothing else may stand in it. */
const bundle = (resource: JsonObject): JsonObject => ({
  resourceType: 'Bundle',
  meta: { profile: [searchsetBundleProfile] },
  type: 'searchset',
  entry: [{ resource }],
})

/** Register a patient: a temporary registration, new or of one who left (spec facts section 9.4). */
export const registerPatient: Handler = {
  rules: registerRules,
  async handle(asked) {
    const { store, settings, policies } = asked
    const sent = sentPatient(asked.request) ?? {}
    const [nhsNumber = ''] = nhsNumbers(sent)
    const local = store.patients().find((p) => p.nhsNumber === nhsNumber)
    let pds: PdsEntry | undefined
    try {
      pds = await store.pds.retrieve(nhsNumber)
    } catch (thrown) {
      const refusal = refuse('INTERNAL_SERVER_ERROR', `PDS cannot be reached: ${messageOf(thrown)}`)
      return { rule: 'register.pds-reached', refusal }
    }
    const record = recordFrom(sent, pds, local, store.freshPatientId(), settings.clock.now(), policies.registration)
    // An active record whose number was verified here needs no second look at PDS to be a duplicate.
    const isKnown = local !== undefined && local.left === undefined && store.isVerified(local)
    const registering = { ...asked, record, pds, local }
    const refused = firstRefusal(isKnown ? againstRecord : [...againstPds, ...againstRecord], registering)
    if (refused) {
      if (policies.registration.keptWhenRefused) store.register(record)
      return refused
    }
    if (policies.registration.kept) store.register(record)
    return { resource: bundle(patientResource(record, record.version, store.seed.practice.id)) }
  },
}
