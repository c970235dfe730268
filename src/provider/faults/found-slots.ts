import { isObject, objects, type JsonObject } from '../../core/index.js'
import type { ReplyBend } from '../bend.js'
import { each, edit } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault, stateFault } from './named.js'

/** Faults of what a slot search answers. Spec facts 8.10, 8.11 and 10.1. */

const slot = (name: string, says: string, path: string, value: Parameters<typeof edit>[2], ...breaks: string[]) =>
  bodyFault(
    name,
    says,
    each('Slot', (r) => edit(r, path, value)),
    breaks,
  )

const schedule = (name: string, says: string, path: string, value: Parameters<typeof edit>[2], ...breaks: string[]) =>
  bodyFault(
    name,
    says,
    each('Schedule', (r) => edit(r, path, value)),
    breaks,
  )

/** The same instant in Zulu time. */
const zulu: Parameters<typeof edit>[2] = (old) =>
  typeof old === 'string' ? new Date(old).toISOString().replace('.000', '') : old

/** Changes the entries of a Bundle. */
const entries =
  (change: (all: JsonObject[]) => JsonObject[]): ReplyBend['apply'] =>
  (reply) =>
    !reply.rule && reply.resource?.['entry'] !== undefined
      ? { ...reply, resource: { ...reply.resource, entry: change(objects(reply.resource['entry'])) } }
      : reply

const isOf =
  (type: string) =>
  ({ resource }: JsonObject): boolean =>
    isObject(resource) && resource['resourceType'] === type

/** The first resource of a type once more, under an id that nothing refers to. */
const loose = (all: readonly JsonObject[], type: string): JsonObject[] =>
  all
    .filter(isOf(type))
    .slice(0, 1)
    .map((entry) => edit(entry, 'resource.id', 'loose'))

const PROFILE = 'body-conforms-to-its-profile'
const ROLE = 'practitioner-role-is-as-loaded'
const AS_READ = 'location-of-the-slots-is-as-read'
/** What was loaded for a session is told by its schedule at its surgery. */
const AS_LOADED = [
  ROLE,
  'schedule-type-is-as-loaded',
  'surgery-is-as-loaded',
  'practitioner-of-the-schedule-is-as-loaded',
]
const CHANNEL = 'slot-delivery-channel-is-as-loaded'

const ofSlots: readonly FaultOf[] = [
  slot('busy-slots', 'Says of every slot that it is busy', 'status', 'busy', 'slot-is-free'),
  slot('slots-in-zulu-time', 'Gives the times of slots in Zulu time', 'start', zulu, 'slot-times-are-uk-local'),
  slot(
    'slots-without-channel',
    'Gives no delivery channel',
    'extension',
    undefined,
    'slot-has-a-delivery-channel',
    CHANNEL,
  ),
  slot(
    'slots-without-type',
    'Gives slots no type',
    'serviceType',
    undefined,
    'slot-has-its-type-as-text',
    'slot-type-is-as-loaded',
  ),
  slot(
    'channel-of-its-own',
    'Gives a delivery channel of its own',
    'extension.0.valueCode',
    'Carrier-pigeon',
    'slot-delivery-channel-is-of-the-list',
    CHANNEL,
    'appointment-delivery-channel-is-the-slots',
    PROFILE,
  ),
  slot(
    'slots-without-schedule',
    'Names no schedule',
    'schedule',
    undefined,
    'slot-names-its-schedule',
    PROFILE,
    'resources-are-linked-to-a-slot',
    'organisation-is-linked-to-a-slot',
    ...AS_LOADED,
  ),
  slot(
    'slots-without-profile',
    'Leaves the profile out of slots',
    'meta.profile',
    undefined,
    'resource-names-its-profile',
  ),
]

const ofSchedules: readonly FaultOf[] = [
  schedule(
    'schedules-without-location',
    'Names no location',
    'actor.0',
    undefined,
    'schedule-has-a-location',
    'resources-are-linked-to-a-slot',
    'success-status-is-200',
    PROFILE,
    ...AS_LOADED,
  ),
  schedule(
    'schedules-without-role',
    'Gives no practitioner role',
    'extension',
    undefined,
    'schedule-has-a-practitioner-role',
    'schedule-practitioner-role-is-of-the-list',
    ROLE,
  ),
  schedule(
    'schedules-in-zulu-time',
    'Gives the horizon in Zulu time',
    'planningHorizon.start',
    zulu,
    'schedule-horizon-is-uk-local',
  ),
  schedule(
    'schedules-without-type',
    'Gives schedules no type',
    'serviceCategory',
    undefined,
    'schedule-type-is-as-loaded',
  ),
]

/** Up to 1.2.8 the roles are those of a list. */
const roles: readonly FaultOf[] = [
  schedule(
    'role-of-its-own',
    'Gives a practitioner role that is not of the list',
    'extension.0.valueCodeableConcept.coding.0.code',
    'R9999',
    'schedule-practitioner-role-is-of-the-list',
    'appointment-practitioner-role-is-the-schedules',
    PROFILE,
    ROLE,
  ),
]

const ofBundles: readonly FaultOf[] = [
  stateFault(
    'no-schedules',
    'Leaves the schedules out',
    ['slot.no-schedule'],
    ['schedules-of-the-slots-are-there-once', 'resources-are-linked-to-a-slot', 'success-status-is-200', ...AS_LOADED],
  ),
  stateFault(
    'no-organisation',
    'Leaves the Organization out',
    ['slot.no-organisation'],
    ['organisation-is-there-whatever-the-includes'],
  ),
  stateFault(
    'practitioners-unasked',
    'Sends practitioners unasked',
    ['slot.always-practitioner'],
    ['practitioners-come-with-their-include'],
  ),
  stateFault(
    'locations-unasked',
    'Sends locations unasked',
    ['slot.always-location'],
    ['locations-come-with-their-include'],
  ),
  bodyFault(
    'schedules-twice',
    'Sends every schedule twice',
    entries((all) => [...all, ...all.filter(isOf('Schedule'))]),
    ['schedules-of-the-slots-are-there-once'],
  ),
  bodyFault(
    'no-practitioners',
    'Leaves the practitioners out that were asked for',
    entries((all) => all.filter((entry) => !isOf('Practitioner')(entry))),
    ['practitioners-come-with-their-include', 'practitioner-of-the-schedule-is-as-loaded'],
  ),
  bodyFault(
    'no-locations',
    'Leaves the locations out that were asked for',
    entries((all) => all.filter((entry) => !isOf('Location')(entry))),
    ['locations-come-with-their-include', ...AS_LOADED],
  ),
  bodyFault(
    'loose-schedule',
    'Sends a schedule that no slot names',
    entries((all) => [...all, ...loose(all, 'Schedule')]),
    ['resources-are-linked-to-a-slot'],
  ),
  bodyFault(
    'loose-organisation',
    'Sends an Organization that nothing names',
    entries((all) => [...all, ...loose(all, 'Organization')]),
    ['organisation-is-linked-to-a-slot'],
  ),
  bodyFault(
    'locations-without-address',
    'Gives locations no address',
    each('Location', (r) => edit(r, 'address', undefined)),
    ['location-of-the-slots-has-name-and-address', AS_READ],
  ),
  bodyFault(
    'locations-of-nobody',
    'Gives locations no managing organisation',
    each('Location', (r) => edit(r, 'managingOrganization', undefined)),
    [
      'location-of-the-slots-names-its-organisation',
      'organisation-is-linked-to-a-slot',
      'organisation-of-the-locations-is-there',
      AS_READ,
    ],
  ),
]

const services: readonly FaultOf[] = [
  stateFault(
    'services-unasked',
    'Sends services unasked',
    ['slot.always-healthcareservice'],
    ['services-come-with-their-include'],
  ),
  bodyFault(
    'no-filtering-status',
    'Does not say whether services are filtered',
    (reply) =>
      reply.resource && !reply.rule ? { ...reply, resource: edit(reply.resource, 'meta', undefined) } : reply,
    ['filtering-status-is-told-when-a-service-was-asked-for'],
  ),
]

const OF_THE_SERVICE = 'slots-are-of-the-service-asked-for'

/** At 1.2.8 slots are told by their service too, and an Organization is linked by a service as well as by a location. */
const withServices = (fault: FaultOf): FaultOf => {
  const { name, breaks } = fault
  if (name === 'slots-without-schedule' || name === 'no-schedules')
    return { ...fault, breaks: [...breaks, OF_THE_SERVICE] }
  return name === 'locations-of-nobody'
    ? { ...fault, breaks: breaks.filter((check) => check !== 'organisation-is-linked-to-a-slot') }
    : fault
}

/** Faults of the Bundle of a slot search and of what is in it. */
export function foundSlots(spec: string): readonly FaultOf[] {
  const all = [...ofSlots, ...ofSchedules, ...(spec === '1.2.9' ? [] : roles), ...ofBundles]
  return spec === '1.2.8' ? [...all.map(withServices), ...services] : all
}
