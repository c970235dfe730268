import { asArray, objects } from '../../../../core/index.js'
import type { SpecTraits } from '../../specs.js'
import { isActor, missing } from './appointments.js'
import { refusing } from '../../faults/breakdown.js'
import { emptied } from '../../faults/context.js'
import { each, edit } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'
import { stateFault } from '../../faults/state.js'

/** Faults of the healthcare services that schedules are linked to. Spec facts 10.1 and 11.4. */

const noService: FaultOf = missing(
  'no-service',
  'Names no healthcare service',
  'participant',
  isActor('HealthcareService'),
  {
    'retrieve-patient-appointments': 'listed-appointment-names-its-service',
    '*': 'appointment-has-the-service-of-the-schedule',
  },
)

const leastBooking: FaultOf = bodyFault(
  'asks-for-more-than-is-mandatory',
  'Refuses bookings with neither comment nor practitioner',
  refusing(({ request }) => !/"comment"|Practitioner\//.test(Buffer.from(request.body).toString()), 'INVALID_RESOURCE'),
  'least-booking-is-accepted',
)

const searches: readonly FaultOf[] = [
  bodyFault(
    'another-service',
    'Gives services another name than their read does',
    each('HealthcareService', (r) => edit(r, 'name', 'Another service')),
    'healthcareservice-of-the-slots-is-as-read',
  ),
  bodyFault(
    'nothing-for-a-service',
    'Finds nothing where a service is asked for',
    emptied(({ request }) => request.target.includes('service.identifier')),
    'slot-of-the-service-is-offered',
  ),
  bodyFault(
    'schedules-of-two-services',
    'Links schedules to two services',
    each('Schedule', (r) =>
      edit(r, 'actor', (old) => {
        const actors = objects(asArray(old))
        const more = actors.filter((one) => JSON.stringify(one).includes('HealthcareService/'))
        return [...actors, ...more.map(() => ({ reference: 'HealthcareService/hcs-minor-injuries' }))]
      }),
    ),
    'schedule-has-one-service-at-most',
  ),
  stateFault(
    'linked-slots-for-their-service-alone',
    'Shows slots that are linked to a service only where it is asked for',
    { slots: { linked: false } },
    'slot-of-another-service-is-offered-without-the-parameter',
  ),
]

const nameless: FaultOf = bodyFault(
  'services-without-name',
  'Lists services without their names',
  (reply, about) =>
    about.interaction === 'find-healthcare-service'
      ? each('HealthcareService', (r) => edit(r, 'name', undefined))(reply, about)
      : reply,
  'listed-services-have-id-and-name',
)

const LINKED = { healthcareServices: true }

export const linkedServiceFamilies: readonly Family<SpecTraits>[] = [
  { on: { resource: ['Appointment'] }, in: LINKED, faults: [noService] },
  { on: ['book-appointment'], in: LINKED, faults: [leastBooking] },
  { on: ['search-free-slots'], in: LINKED, faults: searches },
  { on: ['search-free-slots', 'find-healthcare-service'], as: 'slot-search', in: LINKED, faults: [nameless] },
]
