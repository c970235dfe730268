import { asArray, isObject, objects, type JsonObject } from '../../../../core/index.js'
import { isActor, isExtension } from './appointments.js'
import { each, edit } from '../../../frame/mutation/edit.js'
import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'

/** Faults of how visits are read and listed (versions that have them). Spec facts 10.3 and 10.6. */

const isVisit = (appointment: JsonObject): boolean =>
  objects(appointment['extension']).some((one) => isExtension('DeliveryChannel')(one) && one['valueCode'] === 'Visit')

/** Changes visits and leaves other appointments as they are. */
const onVisits = (change: (visit: JsonObject) => JsonObject) =>
  each('Appointment', (appointment) => (isVisit(appointment) ? change(appointment) : appointment))

const nowhere = onVisits((visit) =>
  edit(visit, 'participant', (old) =>
    objects(asArray(old)).map((one) =>
      isActor('Location')(one) ? { ...one, actor: { reference: 'Location/none' } } : one,
    ),
  ),
)

/** Of a read. */
const readVisits: readonly FaultOf[] = [
  bodyFault(
    'visits-are-in-person',
    'Says of visits that they take place in the surgery',
    onVisits((visit) =>
      edit(visit, 'extension', (old) =>
        objects(asArray(old)).map((one) =>
          isExtension('DeliveryChannel')(one) ? { ...one, valueCode: 'In-person' } : one,
        ),
      ),
    ),
    'visit-is-read',
  ),
  bodyFault(
    'visits-without-kind',
    'Does not say what kind of visit it is',
    onVisits((visit) => edit(visit, 'comment', undefined)),
    'visit-comment-names-the-kind-of-visit',
  ),
  bodyFault(
    'visits-nowhere',
    'Names a location of visits that nobody has',
    nowhere,
    'visit-location-is-an-unknown-one',
  ),
]

/** Of a retrieval. */
const listedVisits: readonly FaultOf[] = [
  bodyFault(
    'leaves-visits-out',
    'Leaves visits out',
    (reply) =>
      reply.resource?.['entry'] === undefined
        ? reply
        : {
            ...reply,
            resource: edit(reply.resource, 'entry', (old) => {
              const rest = objects(asArray(old)).filter(({ resource }) => !isObject(resource) || !isVisit(resource))
              return rest.length === 0 ? undefined : rest
            }),
          },
    'visit-is-listed',
  ),
  bodyFault(
    'visits-nowhere',
    'Names a location of visits that nobody has',
    nowhere,
    'visit-location-is-not-the-place-of-the-visit',
  ),
]

export const visitFamilies: readonly Family<SpecTraits>[] = [
  { on: ['read-appointment'], in: { visits: true }, faults: readVisits },
  { on: ['retrieve-patient-appointments'], in: { visits: true }, faults: listedVisits },
]
