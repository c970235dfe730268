import { asString, type Json } from '../../../../core/index.js'
import type { AnswerContext } from '../../../frame/messages.js'
import { refusing } from '../../faults/breakdown.js'
import { emptied } from '../../faults/context.js'
import { each, edit } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'

/** Faults of slots and schedules that say too much, and of searches too narrow. Spec facts 8.10, 8.11, 10.1. */

const CODE: Json = [{ text: 'Own words' }]

/** An element that GP Connect leaves out of a resource. */
const added = (type: string, path: string, value: Json, proves: string): FaultOf =>
  bodyFault(
    `${type.toLowerCase()}s-with-${path.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
    `Gives every ${type} the element ${path}`,
    each(type, (r) => edit(r, path, value)),
    proves,
  )

const elements: readonly FaultOf[] = [
  added('Slot', 'specialty', CODE, 'slot-has-no-specialty'),
  added('Slot', 'serviceCategory', { text: 'Own words' }, 'slot-has-no-service-category'),
  added('Slot', 'appointmentType', { text: 'Own words' }, 'slot-has-no-appointment-type'),
  added('Schedule', 'specialty', CODE, 'schedule-has-no-specialty'),
  added('Schedule', 'active', true, 'schedule-has-no-active'),
  added('Schedule', 'serviceType', CODE, 'schedule-has-no-service-type'),
  bodyFault(
    'slots-end-later',
    'Gives another end of every slot than was loaded',
    each('Slot', (r) => edit(r, 'end', (old) => asString(old)?.replace(/:\d(\d):00/, ':5$1:00'))),
    'slot-end-is-as-loaded',
  ),
  bodyFault(
    'another-practitioner',
    'Gives practitioners another gender than their read does',
    each('Practitioner', (r) => edit(r, 'gender', 'unknown')),
    'practitioner-of-the-slots-is-as-read',
  ),
  bodyFault(
    'another-organisation',
    'Gives the Organization another address than its read does',
    each('Organization', (r) => edit(r, 'address.0.city', 'Elsewhere')),
    'organization-of-the-slots-is-as-read',
  ),
]

const bound = ({ request: { target } }: AnswerContext, name: string): string | undefined =>
  new RegExp(`[?&]${name}=..(\\d{4}-\\d\\d-\\d\\d)(?:&|$)`).exec(target)?.[1]

/** Days from the start to the end of the range. */
const lengthOf = (about: AnswerContext): number =>
  (Date.parse(bound(about, 'end') ?? '') - Date.parse(bound(about, 'start') ?? '')) / 86_400_000

const searches: readonly FaultOf[] = [
  bodyFault(
    'unknown-filter-matters',
    'Finds nothing where a search filter is unknown',
    emptied(({ request }) => request.target.includes('unknown-filter')),
    'unknown-search-filter-is-ignored',
  ),
  bodyFault(
    'unknown-parameter-matters',
    'Finds nothing where the request has a parameter that it does not know',
    emptied(({ request }) => request.target.includes('foo=bar')),
    'unknown-criteria-are-ignored',
  ),
  bodyFault(
    'breaks-down-on-14-days',
    'Breaks down on a range of 14 days',
    refusing((about) => lengthOf(about) === 14),
    'search-of-14-days-is-served',
  ),
  bodyFault(
    'breaks-down-on-local-times',
    'Breaks down on times with an offset',
    refusing(({ request }) => /=geT?[\d-]+T\d\d/.test(request.target)),
    'local-times-are-understood',
  ),
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    proves: 'success-status-is-200',
    apply: (reply, about) => (reply.rule || lengthOf(about) !== 6 ? reply : { ...reply, status: 201 }),
  },
]

/** The statement is served by another interaction; what is noticed is that the slot search is not described. */
const statementWithoutParameters: readonly FaultOf[] = [
  bodyFault(
    'parameters-are-not-listed',
    'Leaves the parameters of a slot search out of the capability statement',
    each('CapabilityStatement', (r) =>
      edit(r, 'rest.0.resource', (old) =>
        Array.isArray(old)
          ? old.map((one) =>
              JSON.stringify(one).includes('"Slot"') ? edit(one as never, 'searchParam', undefined) : one,
            )
          : old,
      ),
    ),
    'statement-lists-the-parameters-of-a-slot-search',
  ),
]

export const slotElementFamilies: readonly Family[] = [
  { on: ['search-free-slots'], faults: [...elements, ...searches] },
  { on: ['search-free-slots', 'get-capability-statement'], as: 'slot-search', faults: statementWithoutParameters },
]
