import { systems } from '../../../../catalogue/index.js'
import { append, each, edit, type Change } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'
import { showing } from '../../../frame/mutation/where.js'

const service = (path: string, change: Change) => each('HealthcareService', (r) => edit(r, path, change))

/** Faults of the HealthcareService. */
const serviceFaults: readonly FaultOf[] = [
  fault(
    'dos-id-of-another-service',
    'Gives the DOS id of another service',
    service('identifier.0.value', '2000000000'),
    'dos-service-id-is-the-one-searched',
  ),
  fault('no-dos-id', 'Leaves the DOS id out', service('identifier', undefined), 'service-has-one-dos-service-id'),
  fault(
    'two-dos-ids',
    'Gives a second DOS id',
    service('identifier', append({ system: systems.dosService, value: '2000000000' })),
    'service-has-one-dos-service-id',
  ),
  fault('no-name', 'Leaves the name out', service('name', undefined), 'service-has-a-name'),
  fault('another-name', 'Gives another name', service('name', 'Another Service'), 'service-name-is-as-loaded'),
  fault(
    'no-provider',
    'Leaves the providing organisation out',
    service('providedBy', undefined),
    'service-names-its-provider',
  ),
  fault(
    'dangling-provider',
    'Refers to an organisation that cannot be read',
    service('providedBy.reference', 'Organization/nobody'),
    'provider-of-the-service-can-be-read',
  ),
  fault(
    'absolute-reference',
    'Writes an absolute reference to the organisation',
    service('providedBy.reference', 'https://provider.example/Organization/org-dunmere'),
    'references-are-relative',
  ),
]

/** Faults of the list of services that a search without identifier gives. */
const listFaults: readonly FaultOf[] = [
  fault(
    'lists-services-without-a-schedule',
    'Lists the services only that no schedule is linked to',
    (reply, { request }) =>
      reply.resource && !request.target.includes('identifier=')
        ? { ...reply, resource: edit(reply.resource, 'entry.0', undefined) }
        : reply,
    'whole-list-holds-the-service-found-by-its-id',
  ),
]

export const serviceFamilies: readonly Family[] = [
  { on: showing('HealthcareService'), as: 'healthcare-service', faults: serviceFaults },
  { on: ['find-healthcare-service'], faults: listFaults },
]
