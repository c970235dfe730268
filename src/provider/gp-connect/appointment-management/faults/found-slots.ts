import { isObject, objects, type JsonObject } from '../../../../core/index.js'
import type { ReplyMutation } from '../../../frame/mutation/mutation.js'
import { each, edit, type Change } from '../../../frame/mutation/edit.js'
import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'
import { stateFault } from '../../faults/state.js'

/** Faults of what a slot search answers. Spec facts 8.10, 8.11 and 10.1. */

const slot = (name: string, says: string, path: string, value: Change, proves: string) =>
  bodyFault(
    name,
    says,
    each('Slot', (r) => edit(r, path, value)),
    proves,
  )

const schedule = (name: string, says: string, path: string, value: Change, proves: string) =>
  bodyFault(
    name,
    says,
    each('Schedule', (r) => edit(r, path, value)),
    proves,
  )

/** The same instant in Zulu time. */
const zulu: Change = (old) => (typeof old === 'string' ? new Date(old).toISOString().replace('.000', '') : old)

/** Changes the entries of a Bundle. */
const entries =
  (change: (all: JsonObject[]) => JsonObject[]): ReplyMutation['apply'] =>
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

const ofSlots: readonly FaultOf[] = [
  slot('busy-slots', 'Says of every slot that it is busy', 'status', 'busy', 'slot-is-free'),
  slot('slots-in-zulu-time', 'Gives the times of slots in Zulu time', 'start', zulu, 'slot-times-are-uk-local'),
  slot('slots-without-channel', 'Gives no delivery channel', 'extension', undefined, 'slot-has-a-delivery-channel'),
  slot('slots-without-type', 'Gives slots no type', 'serviceType', undefined, 'slot-has-its-type-as-text'),
  slot(
    'channel-of-its-own',
    'Gives a delivery channel of its own',
    'extension.0.valueCode',
    'Carrier-pigeon',
    'slot-delivery-channel-is-of-the-list',
  ),
  slot('slots-without-schedule', 'Names no schedule', 'schedule', undefined, 'slot-names-its-schedule'),
  slot(
    'slots-without-profile',
    'Leaves the profile out of slots',
    'meta.profile',
    undefined,
    'resource-names-its-profile',
  ),
]

const ofSchedules: readonly FaultOf[] = [
  schedule('schedules-without-location', 'Names no location', 'actor.0', undefined, 'schedule-has-a-location'),
  schedule(
    'schedules-without-role',
    'Gives no practitioner role',
    'extension',
    undefined,
    'schedule-has-a-practitioner-role',
  ),
  schedule(
    'role-of-its-own',
    'Gives a practitioner role that is not of the list',
    'extension.0.valueCodeableConcept.coding.0.code',
    'R9999',
    'schedule-practitioner-role-is-of-the-list',
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

/** Where services are linked, an Organization is linked by them as well and this shows less. */
const unlinked: readonly FaultOf[] = [
  bodyFault(
    'locations-of-nobody',
    'Gives locations no managing organisation',
    each('Location', (r) => edit(r, 'managingOrganization', undefined)),
    'location-of-the-slots-names-its-organisation',
  ),
]

const ofBundles: readonly FaultOf[] = [
  stateFault(
    'no-schedules',
    'Leaves the schedules out',
    { slots: { schedules: false } },
    'schedules-of-the-slots-are-there-once',
  ),
  stateFault(
    'no-organisation',
    'Leaves the Organization out',
    { slots: { organisation: false } },
    'organisation-is-there-whatever-the-includes',
  ),
  stateFault(
    'practitioners-unasked',
    'Sends practitioners unasked',
    { slots: { unasked: { Practitioner: true } } },
    'practitioners-come-with-their-include',
  ),
  stateFault(
    'locations-unasked',
    'Sends locations unasked',
    { slots: { unasked: { Location: true } } },
    'locations-come-with-their-include',
  ),
  bodyFault(
    'schedules-twice',
    'Sends every schedule twice',
    entries((all) => [...all, ...all.filter(isOf('Schedule'))]),
    'schedules-of-the-slots-are-there-once',
  ),
  bodyFault(
    'no-practitioners',
    'Leaves the practitioners out that were asked for',
    entries((all) => all.filter((entry) => !isOf('Practitioner')(entry))),
    'practitioners-come-with-their-include',
  ),
  bodyFault(
    'no-locations',
    'Leaves the locations out that were asked for',
    entries((all) => all.filter((entry) => !isOf('Location')(entry))),
    'locations-come-with-their-include',
  ),
  bodyFault(
    'loose-schedule',
    'Sends a schedule that no slot names',
    entries((all) => [...all, ...loose(all, 'Schedule')]),
    'resources-are-linked-to-a-slot',
  ),
  bodyFault(
    'loose-organisation',
    'Sends an Organization that nothing names',
    entries((all) => [...all, ...loose(all, 'Organization')]),
    'organisation-is-linked-to-a-slot',
  ),
  bodyFault(
    'locations-without-address',
    'Gives locations no address',
    each('Location', (r) => edit(r, 'address', undefined)),
    'location-of-the-slots-has-name-and-address',
  ),
]

const services: readonly FaultOf[] = [
  stateFault(
    'services-unasked',
    'Sends services unasked',
    { slots: { unasked: { HealthcareService: true } } },
    'services-come-with-their-include',
  ),
  bodyFault(
    'no-filtering-status',
    'Does not say whether services are filtered',
    (reply) =>
      reply.resource && !reply.rule ? { ...reply, resource: edit(reply.resource, 'meta', undefined) } : reply,
    'filtering-status-is-told-when-a-service-was-asked-for',
  ),
]

const SEARCH = ['search-free-slots']

/** Faults of the Bundle of a slot search and of what is in it. */
export const foundSlotFamilies: readonly Family<SpecTraits>[] = [
  { on: SEARCH, faults: [...ofSlots, ...ofSchedules, ...ofBundles] },
  { on: SEARCH, in: { healthcareServices: true }, faults: services },
  { on: SEARCH, in: { healthcareServices: false }, faults: unlinked },
]
