import { profile } from '../../../catalogue/index.js'
import {
  asString,
  broken,
  isObject,
  objects,
  ok,
  tolerated,
  type JsonObject,
  type Outcome,
} from '../../../core/index.js'
import type { Check, CheckContext } from '../../check.js'
import { isUkLocal } from '../appointment/elements.js'
import { at, extension, show, type Located } from '../../toolkit/located.js'
import { absent, filled, ofEach } from '../../toolkit/make.js'
import { actorsOf } from '../slot/graph.js'

const type = 'Schedule'
const role = extension(profile('Extension-GPConnect-PractitionerRole-1'))

const A81 = 'The pages speak of one Location and of a planning horizon, the profile of more and of none (A81).'

/** SPINE-BRANCH-005. Where the appointment takes place. */
const hasALocation = ofEach(
  { id: 'schedule-has-a-location', reqs: ['APPT-SLOTS-064', 'SPINE-BRANCH-005'], type },
  ({ value, path }) => {
    const there = actorsOf(value, 'Location')
    const detail = { at: `${path}.actor`, expected: 'one Location', received: show(there) }
    if (there.length === 1) return ok()
    return there.length === 0 ? broken(detail) : tolerated({ ...detail, note: A81 })
  },
)

const hasARole = ofEach(
  { id: 'schedule-has-a-practitioner-role', reqs: ['APPT-AVAIL-015', 'APPT-GEN-003', 'APPT-SLOTS-061'], type },
  (subject) =>
    role(subject).length > 0
      ? ok()
      : broken({ at: `${subject.path}.extension`, expected: 'the practitioner role', received: 'absent' }),
)

/** The lists of roles: twenty of them, or every SDS job role under either system (A50). */
const TWENTY = 'https://fhir.nhs.uk/STU3/ValueSet/GPConnect-PractitionerRole-1'
const ALL = 'https://fhir.hl7.org.uk/STU3/ValueSet/CareConnect-SDSJobRoleName-1'

function judgeRole({ value, path }: Located, { variant, validator }: CheckContext): Outcome {
  const concept = isObject(value) ? value.valueCodeableConcept : undefined
  const codings = isObject(concept) ? objects(concept.coding) : []
  const any = variant.traits.sdsJobRoles
  const expected = any ? 'an SDS job role' : 'a role of GPConnect-PractitionerRole-1'
  const isOnTheList = ({ system, code }: JsonObject): boolean =>
    validator.membership(any ? ALL : TWENTY, asString(system) ?? '', asString(code) ?? '') === 'in'
  if (codings.some(isOnTheList)) return ok()
  const text = isObject(concept) ? concept.text : undefined
  const detail = { at: path, expected, received: show(concept) }
  return codings.length > 0 || filled(text)
    ? tolerated({ ...detail, note: 'The binding is extensible: another code only warns.' })
    : broken(detail)
}

const roleIsOnTheList = ofEach(
  {
    id: 'schedule-practitioner-role-is-of-the-list',
    reqs: ['APPT-AVAIL-016', 'APPT-AVAIL-017', 'APPT-AVAIL-019'],
    type,
  },
  (subject, context) => {
    const there = role(subject)
    return there.length === 0
      ? broken({ at: `${subject.path}.extension`, expected: 'the practitioner role', received: 'absent' })
      : there.map((l) => judgeRole(l, context))
  },
)

const horizonIsLocal = ofEach(
  { id: 'schedule-horizon-is-uk-local', reqs: ['APPT-SLOTS-057'], type },
  ({ value, path }) => {
    const horizon = isObject(value.planningHorizon) ? value.planningHorizon : {}
    return ['start', 'end'].map((name) => {
      const text = horizon[name]
      const detail = { at: `${path}.planningHorizon.${name}`, expected: 'a UK local dateTime' }
      if (text === undefined) return tolerated({ ...detail, received: 'absent', note: A81 })
      return typeof text === 'string' && isUkLocal(text) ? ok() : broken({ ...detail, received: show(text) })
    })
  },
)

const hasOneServiceAtMost = ofEach(
  { id: 'schedule-has-one-service-at-most', reqs: ['APPT-SVC-023'], type },
  ({ value, path }) => {
    const there = actorsOf(value, 'HealthcareService')
    return there.length <= 1
      ? ok()
      : broken({ at: `${path}.actor`, expected: 'at most one HealthcareService', received: show(there) })
  },
)

/** SVC-028. Whatever schedules are linked to, nothing of it is shown while filtering is off. */
const namesNoServiceWhileOff: Check = {
  ...ofEach(
    { id: 'schedule-names-no-service-while-filtering-is-off', reqs: ['APPT-SLOTS-070', 'APPT-SVC-028'], type },
    ({ value, path }) => {
      const there = actorsOf(value, 'HealthcareService')
      return there.length === 0 ? ok() : broken({ at: `${path}.actor`, expected: 'no service', received: show(there) })
    },
  ),
  when: (_answer, { declared }) => !declared.serviceFiltering,
}

const EXCLUDED: readonly [what: string, element: string, req: string][] = [
  ['specialty', 'specialty', 'APPT-SLOTS-062'],
  ['active', 'active', 'APPT-SLOTS-063'],
  ['service-type', 'serviceType', 'APPT-SLOTS-063'],
]

/** What holds for every Schedule of a slot search. Spec facts section 8.10. */
export const scheduleRules: readonly Check[] = [
  hasALocation,
  hasARole,
  roleIsOnTheList,
  horizonIsLocal,
  hasOneServiceAtMost,
  namesNoServiceWhileOff,
  ...EXCLUDED.map(([what, element, req]) => absent({ id: `schedule-has-no-${what}`, reqs: [req], type }, at(element))),
]
