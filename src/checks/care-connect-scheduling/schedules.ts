import { asString, broken, isObject, objects, ok, tolerated, type JsonObject } from '../../core/index.js'
import type { Check } from '../check.js'
import { resources, show } from '../toolkit/located.js'
import { serviceOf } from './make.js'
import { typeNamed } from './targets.js'
import { judgedWhereThere } from './there.js'

/** One to three actors, no two of a kind, among them the service or at least the place. */
const scheduleHasItsActors = judgedWhereThere(
  { id: 'schedule-has-its-actors', reqs: ['CCS-RES-002'], type: 'Schedule' },
  ({ value, path }, context, answer) => {
    const types = objects(value.actor).map(({ reference }) =>
      typeNamed(asString(reference) ?? '', value, answer, context),
    )
    const received = types.join(', ') || 'none'
    const detail = {
      at: `${path}.actor`,
      expected: 'one to three, one of them a HealthcareService or a Location',
      received,
    }
    if (!asString(value.id)) return broken({ at: `${path}.id`, expected: 'an id', received: 'absent' })
    const twice = types.some((one, i) => types.indexOf(one) !== i)
    const place = types.includes('HealthcareService') || types.includes('Location')
    if (types.length === 0 || types.length > 3 || twice || !place) return broken(detail)
    if (types.includes('HealthcareService')) return ok()
    return tolerated({
      ...detail,
      note: 'A Location without HealthcareService: 2.0.4 allows it, the overrides page does not.',
    })
  },
)

const identifiersOf = ({ identifier }: JsonObject): string[] =>
  objects(identifier).flatMap((one) => asString(one.value) ?? [])

/** The service that was searched is told by an identifier; its id as the search key is the sample's way. */
const serviceIsTheOneSearched: Check = {
  id: 'healthcare-service-is-the-one-searched',
  reqs: ['CCS-RES-003'],
  when: (answer) => resources(answer, 'HealthcareService').length > 0,
  judge(answer) {
    const service = serviceOf(answer)
    const all = resources(answer, 'HealthcareService')
    const bare = all.find(({ value }) => identifiersOf(value).length === 0)
    if (bare) return broken({ at: `${bare.path}.identifier`, expected: 'the id of the directory', received: 'absent' })
    const others = all.filter(({ value }) => service !== undefined && !identifiersOf(value).includes(service))
    if (others.length === 0) return ok()
    const received = others.flatMap(({ value }) => identifiersOf(value)).join(', ')
    const detail = { at: 'HealthcareService.identifier', expected: service ?? '', received }
    if (others.length < all.length)
      return tolerated({ ...detail, note: 'Beside the service that was searched: a shared diary may be of another.' })
    if (!all.some(({ value }) => value.id === service)) return broken(detail)
    return tolerated({ ...detail, note: 'The id alone is that of the directory, as in the page’s sample.' })
  },
}

const SDS = ['https://fhir.nhs.uk/Id/sds-user-id', 'https://fhir.nhs.uk/Id/sds-role-profile-id']

/** Practitioners and their roles are told by SDS ids; the slicing is open, so that others are no failure. */
const peopleHaveSdsIds: Check = {
  id: 'practitioners-have-sds-identifiers',
  reqs: ['CCS-RES-004'],
  when: (answer) => [...resources(answer, 'Practitioner'), ...resources(answer, 'PractitionerRole')].length > 0,
  judge: (answer) =>
    ['Practitioner', 'PractitionerRole'].flatMap((type) =>
      resources(answer, type).map(({ value, path }) => {
        const systems = objects(value.identifier).flatMap((one) => asString(one.system) ?? [])
        const [, role] = SDS
        const right =
          type === 'Practitioner' ? systems.some((one) => SDS.includes(one)) : systems.every((one) => one === role)
        if (right) return ok()
        const expected = type === 'Practitioner' ? SDS.join(' or ') : String(role)
        return tolerated({
          at: `${path}.identifier`,
          expected,
          received: systems.join(', ') || 'none',
          note: 'The slicing of the profile is open.',
        })
      }),
    ),
}

const PROFILE = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-'
const SEED = /^https:\/\/fhir\.nhs\.uk\/STU3\/StructureDefinition\/(CareConnect-(Slot|Appointment)-1|NHS-Slot-1)$/
const NAMED = ['Slot', 'Schedule', 'HealthcareService', 'Practitioner', 'PractitionerRole', 'Organization', 'Location']

/** meta.profile is the one of the list; none, or that of the one loaded, warns. */
const resourcesNameTheirProfile: Check = {
  id: 'resources-name-their-care-connect-profile',
  reqs: ['CCS-RES-005'],
  when: (answer) => NAMED.some((type) => resources(answer, type).length > 0),
  judge: (answer) =>
    NAMED.flatMap((type) =>
      resources(answer, type).map(({ value, path }) => {
        const claimed = isObject(value.meta) && Array.isArray(value.meta.profile) ? value.meta.profile.map(show) : []
        const expected = `${PROFILE}${type}-1`
        const detail = { at: `${path}.meta.profile`, expected, received: claimed.join(', ') || 'none' }
        if (claimed.includes(expected)) return ok()
        if (claimed.length === 0 || claimed.some((url) => SEED.test(url)))
          return tolerated({
            ...detail,
            note: 'The sources name two sites for these profiles, and do not demand the claim.',
          })
        return broken(detail)
      }),
    ),
}

/** What holds for the resources that come with slots. */
export const companyRules: readonly Check[] = [
  scheduleHasItsActors,
  serviceIsTheOneSearched,
  peopleHaveSdsIds,
  resourcesNameTheirProfile,
]
