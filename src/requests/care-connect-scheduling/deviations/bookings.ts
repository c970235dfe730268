import { asString, isObject, objects, without, type Json, type JsonObject } from '../../../core/index.js'
import { firstPhone } from '../patient.js'
import type { Deviation } from '../../deviation.js'
import { having, list, type Change } from '../../deviations/elements.js'
import { sent } from '../../deviations/sent.js'

/** Changes the contained resource of a type. */
const inside = (type: string, change: Change): Change =>
  list('contained', (all) => all.map((one) => (one['resourceType'] === type ? change(one) : one)))

const patient = (name: string, change: Change): Deviation => sent(name, inside('Patient', change))

/** Takes a contained resource out, and the references to it. */
const leftOut = (type: string): Change => {
  return (resource) => {
    const gone = objects(resource['contained']).find((one) => one['resourceType'] === type)
    const reference = `#${asString(gone?.['id']) ?? ''}`
    const refers = (one: JsonObject): boolean => {
      const actor = one['actor']
      return one['reference'] === reference || (isObject(actor) && actor['reference'] === reference)
    }
    const rest = list('contained', (all) => all.filter((one) => one !== gone))(resource)
    const kept = Object.entries(rest).map(([name, value]): [string, Json | undefined] => [
      name,
      Array.isArray(value) ? value.filter((one) => !isObject(one) || !refers(one)) : value,
    ])
    return Object.fromEntries(kept.filter(([, value]) => !Array.isArray(value) || value.length > 0))
  }
}

/** A relative who may be rung, as a third party. */
const relative = (rank: number): JsonObject => ({
  relationship: [{ coding: [{ system: 'http://hl7.org/fhir/v2/0131', code: 'N', display: 'Next-of-Kin' }] }],
  name: { use: 'official', family: 'Fenwick', given: ['Mary'] },
  telecom: [{ system: 'phone', value: '01632960502', use: 'home', rank }],
})

/** Deviations of the Appointment that books a slot of a service. Spec facts (Care Connect) sections 5.3 and 5.5. */
export const serviceBookingDeviations: readonly Deviation[] = [
  sent('contained slot of status free', inside('Slot', (slot) => ({ ...slot, status: 'free' }))), // prettier-ignore
  sent(
    'slot that was never offered',
    inside('Slot', (slot) => ({
      ...slot,
      identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: '00000000-0000-4000-8000-000000000000' }],
      schedule: { reference: 'Schedule/no-such-schedule' },
    })),
  ),
  sent('no contained document', leftOut('DocumentReference')),
  sent('extension that nobody knows', (resource) => ({
    ...resource,
    extension: [
      ...objects(resource['extension']),
      { url: 'https://example.org/StructureDefinition/nobody-knows-1', valueString: 'ignore me' },
    ],
  })),
  having('status of a number', 'status', 7),
  having('start that is no instant', 'start', 'tomorrow at nine'),
  patient('contained patient with an invalid NHS number', (one) => ({
    ...one,
    identifier: objects(one['identifier']).map((id) => ({
      ...id,
      value: (asString(id['value']) ?? '').replace(/.$/, (digit) => String((Number(digit) + 1) % 10)),
    })),
  })),
  patient('contact of a relative alone', (one) => ({ ...without(one, 'telecom'), contact: [relative(1)] })),
  patient('contacts of patient and relative', (one) => ({ ...one, contact: [relative(2)] })),
  patient('two contacts of rank 1', (one) => ({
    ...one,
    telecom: [firstPhone, { ...firstPhone, value: '01632960503', use: 'mobile' }],
  })),
  patient('no contact of rank 1', (one) => ({ ...one, telecom: [{ ...firstPhone, rank: 2 }] })),
  patient('other surname of the contained patient', (one) => ({
    ...one,
    name: objects(one['name']).map((name) => ({ ...name, family: 'Otherwise' })),
  })),
  sent('second patient inside', (resource) => ({
    ...resource,
    contained: [
      ...objects(resource['contained']),
      ...objects(resource['contained'])
        .filter((one) => one['resourceType'] === 'Patient')
        .map((one) => ({ ...one, id: 'patient-2' })),
    ],
    participant: [...objects(resource['participant']), { actor: { reference: '#patient-2' }, status: 'accepted' }],
  })),
]
