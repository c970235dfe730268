import { systems } from '../../../catalogue/index.js'
import { blocked, broken, ok, type JsonObject } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { at, identifiers, show, within } from '../../toolkit/located.js'
import { nameOf } from '../../toolkit/referring.js'
import { ofSlots, type SlotGraph } from './graph.js'

const LINKED = ['APPT-SLOTS-056', 'APPT-SLOTS-074']

const nothingLoose = ofSlots({ id: 'resources-are-linked-to-a-slot', reqs: LINKED }, (graph) => {
  const schedules = graph.slots.map(({ value }) => graph.referredBy(value, 'schedule'))
  const wanted = new Set<string | undefined>([
    ...schedules,
    ...['Practitioner', 'Location', 'HealthcareService'].flatMap((type) => graph.actors(type)),
  ])
  const all = ['Schedule', 'Practitioner', 'Location', 'HealthcareService'].flatMap((type) => graph.of(type))
  const loose = all.filter(({ value }) => !wanted.has(nameOf(value)))
  if (loose.length === 0) return ok()
  return loose.map(({ value, path }) =>
    broken({ at: path, expected: 'only what a returned Slot leads to', received: nameOf(value) }),
  )
})

/** The Locations of the slots' Schedules, in the Bundle or read; undefined for one that is in neither. */
const locations = (graph: SlotGraph): (JsonObject | undefined)[] =>
  graph.actors('Location').map((ref) => graph.find(ref))

const UNREAD = 'A Location of the slots is neither in the Bundle nor was it read.'

/** The organisations that the slots lead to: through their Locations, at 1.2.8 through their services too. */
const organisationsOf = (graph: SlotGraph): Set<string | undefined> =>
  new Set([
    ...locations(graph).map((location) => graph.referredBy(location, 'managingOrganization')),
    ...graph.actors('HealthcareService').map((ref) => graph.referredBy(graph.find(ref), 'providedBy')),
  ])

const noLooseOrganisation = ofSlots({ id: 'organisation-is-linked-to-a-slot', reqs: LINKED }, (graph) => {
  if (locations(graph).includes(undefined)) return blocked(UNREAD)
  const wanted = organisationsOf(graph)
  const loose = graph.of('Organization').filter(({ value }) => !wanted.has(nameOf(value)))
  if (loose.length === 0) return ok()
  return loose.map(({ value, path }) =>
    broken({ at: path, expected: 'only an organisation that a Location of the slots names', received: nameOf(value) }),
  )
})

const ALWAYS = ['APPT-SLOTS-052', 'APPT-KNOWN-001', 'APPT-KNOWN-002', 'APPT-SLOTS-009', 'APPT-SLOTS-053']

/** Whatever the includes: a known issue that is kept on purpose. */
const organisationIsThere = ofSlots({ id: 'organisation-is-there-whatever-the-includes', reqs: ALWAYS }, (graph) =>
  graph.of('Organization').length > 0
    ? ok()
    : broken({ at: 'Bundle.entry', expected: 'the Organization', received: 'no Organization' }),
)

/** The Organization that each Location of the slots names is an entry, and is the practice of the service root. */
const managingOrganisationIsThere = ofSlots(
  { id: 'organisation-of-the-locations-is-there', reqs: ['APPT-SLOTS-051', 'APPT-SLOTS-049'] },
  (graph, _answer, { odsCode }) => {
    const all = locations(graph)
    if (all.length === 0 || all.includes(undefined)) return blocked(UNREAD)
    return all.map((location) => {
      const reference = graph.referredBy(location, 'managingOrganization')
      const found = graph.of('Organization').find(({ value }) => nameOf(value) === reference)
      const where = `${nameOf(location ?? {})}.managingOrganization`
      if (!found)
        return broken({ at: where, expected: 'an Organization of the Bundle', received: reference ?? 'absent' })
      const codes = within(identifiers(systems.odsOrganisation), at('value'))(found).map((l) => l.value)
      return codes.includes(odsCode)
        ? ok()
        : broken({ at: found.path, expected: `ODS code ${odsCode}`, received: show(codes) })
    })
  },
)

/** What hangs on the slots, and nothing else. */
export const linkedRules: readonly Check[] = [nothingLoose, organisationIsThere]

/** The same where a Location that was not asked for has to be read first. */
export const organisationRules: readonly Check[] = [noLooseOrganisation, managingOrganisationIsThere]
