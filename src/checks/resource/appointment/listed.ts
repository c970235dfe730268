import {
  asString,
  blocked,
  broken,
  isObject,
  noted,
  objects,
  ok,
  tolerated,
  type JsonObject,
} from '../../../core/index.js'
import { ukDate } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext } from '../../check.js'
import { each } from '../../engine/each.js'
import { issuesOf } from '../../operation-outcome/issues.js'
import { differences } from '../../record/as-found.js'
import { at, resources, show, type Located } from '../located.js'
import { ofEach, type About } from '../make.js'
import { nameOf } from '../slot/graph.js'
import { boundsOf, keeps } from '../slot/range.js'
import { participants } from './elements.js'

const type = 'Appointment'

const startsInTheRange = ofEach(
  {
    id: 'appointment-starts-in-the-range',
    reqs: ['APPT-RETR-006', 'APPT-RETR-013', 'APPT-RETR-029', 'APPT-BR-009', 'SPINE-FHIR-045'],
    type,
  },
  ({ value, path }, _context, answer) => {
    const bounds = boundsOf(answer, 'start')
    if (bounds.length === 0) return blocked('The request has no bound that can be read.')
    return bounds.map((bound) => {
      const expected = `${bound.prefix} ${ukDate(new Date(bound.from))}`
      return keeps(Date.parse(show(value.start)), bound)
        ? ok()
        : broken({ at: `${path}.start`, expected, received: show(value.start) })
    })
  },
)

const isNotPast = ofEach(
  { id: 'appointment-is-of-today-or-later', reqs: ['APPT-RETR-024', 'APPT-BR-009'], type },
  ({ value, path }, _context, { exchange }) => {
    const today = ukDate(new Date(exchange.startedAt))
    const start = Date.parse(show(value.start))
    return !Number.isNaN(start) && ukDate(new Date(start)) >= today
      ? ok()
      : broken({ at: `${path}.start`, expected: `${today} or later`, received: show(value.start) })
  },
)

const isThePatients = ofEach(
  { id: 'appointment-is-of-the-patient-asked-for', reqs: ['APPT-RETR-006', 'SPINE-FHIR-044'], type },
  (subject, { asked }) => {
    const there = participants('Patient')(subject).map(({ value }) =>
      isObject(value) && isObject(value.actor) ? value.actor.reference : undefined,
    )
    const expected = `Patient/${asked?.id ?? ''}`
    return there.includes(expected)
      ? ok()
      : broken({ at: `${subject.path}.participant`, expected, received: show(there) })
  },
)

/** What holds for every appointment of a retrieval. Spec facts section 10.3. */
export const listedRules: readonly Check[] = [startsInTheRange, isNotPast, isThePatients]

const readOf = ({ value }: Located<JsonObject>, { resolved }: CheckContext): Answer | undefined =>
  resolved?.get(nameOf(value))

/** An appointment of earlier today is listed, but reading it is an error (APPT-READ-005). */
const begun = ({ value }: Located<JsonObject>, { exchange }: Answer): boolean =>
  Date.parse(show(value.start)) <= Date.parse(exchange.startedAt)

/** A check of each listed appointment against its read, where that can be asked for. */
const againstItsRead = (
  { id, reqs }: About,
  judge: (listed: Located<JsonObject>, read: Answer & { resource: JsonObject }) => ReturnType<Check['judge']>,
): Check =>
  ofEach({ id, reqs, type }, (subject, context, answer) => {
    if (begun(subject, answer)) return noted({ at: subject.path, note: 'It has begun: a read of it is an error.' })
    const read = readOf(subject, context)
    if (!read) return blocked(`${nameOf(subject.value)} was not read.`, { at: subject.path })
    const { resource } = read
    return read.status === 200 && resource
      ? judge(subject, { ...read, resource })
      : broken({ at: subject.path, expected: `GET ${nameOf(subject.value)} gives it`, received: String(read.status) })
  })

/** After the appointments of the answer were read. */
export const listedAsReadRules: readonly Check[] = [
  againstItsRead(
    { id: 'appointment-is-as-read', reqs: ['APPT-RETR-032', 'APPT-RETR-031'] },
    ({ value, path }, { resource }) => {
      const different = differences(resource, value)
      return different.length === 0
        ? ok()
        : broken({ at: path, expected: 'the appointment of its read', received: `differs in ${different.join(', ')}` })
    },
  ),
  againstItsRead(
    { id: 'appointment-version-is-that-of-its-read', reqs: ['APPT-RETR-028'] },
    ({ value, path }, read) => {
      const version = isObject(value.meta) ? asString(value.meta.versionId) : undefined
      const expected = `W/"${version ?? ''}"`
      const received = read.header('ETag')
      return version !== undefined && received === expected
        ? ok()
        : broken({
            at: `${path}.meta.versionId`,
            expected: `that of the ETag ${received ?? 'none'}`,
            received: version ?? 'none',
          })
    },
  ),
]

/** The appointment that was loaded, told by its start and its description. */
const loadedIn = (answer: Answer, { seed }: CheckContext): Located<JsonObject> | undefined =>
  resources(answer, type).find(
    ({ value }) =>
      Date.parse(show(value.start)) === Date.parse(show(seed?.start)) &&
      (seed?.description === undefined || value.description === seed.description),
  )

const onLoaded = (
  { id, reqs }: About,
  judge: (found: Located<JsonObject> | undefined, context: CheckContext) => ReturnType<Check['judge']>,
): Check => ({
  id,
  reqs,
  judge(answer, context) {
    if (context.seed?.start === undefined) return blocked('The scenario is about no loaded appointment.')
    if (answer.status !== 200 || answer.resource?.resourceType !== 'Bundle')
      return broken({ at: 'status', expected: '200 with a Bundle', received: String(answer.status) })
    return judge(loadedIn(answer, context), context)
  },
})

const words = ({ seed }: CheckContext): string => [seed?.start, seed?.description].filter(Boolean).map(show).join(', ')

const listed = (id: string, ...reqs: string[]): Check =>
  onLoaded({ id, reqs }, (found, context) =>
    found
      ? ok()
      : broken({ at: 'Bundle.entry', expected: `the appointment of ${words(context)}`, received: 'it is missing' }),
  )

const leftOut = (id: string, ...reqs: string[]): Check =>
  onLoaded({ id, reqs }, (found, context) =>
    found
      ? broken({ at: found.path, expected: `no appointment of ${words(context)}`, received: 'it is listed' })
      : ok(),
  )

/** Its status and its end come back as they were loaded. */
const asLoaded = onLoaded(
  { id: 'listed-appointment-is-as-loaded', reqs: ['APPT-RETR-029', 'APPT-RETR-032'] },
  (found, { seed }) => {
    if (!found) return blocked('The answer does not hold the appointment.')
    const outcomes = ['status', 'end', 'comment'].flatMap((name) => {
      const wanted = seed?.[name]
      if (wanted === undefined) return []
      const received = found.value[name]
      return received === wanted
        ? ok()
        : broken({ at: `${found.path}.${name}`, expected: show(wanted), received: show(received ?? 'absent') })
    })
    return outcomes.length > 0 ? outcomes : noted({ note: 'The target file expects no more of it.' })
  },
)

/** The scenario's own booking, by the marker in its texts. */
const ownIsListed = (id: string, ...reqs: string[]): Check => ({
  id,
  reqs,
  judge(answer, { booking }) {
    if (!booking) return blocked('The scenario made no booking.')
    const there = resources(answer, type).some(({ value }) => asString(value.description)?.includes(booking.key))
    const received = `${String(answer.status)} without it`
    return there ? ok() : broken({ at: 'Bundle.entry', expected: `the appointment ${booking.key}`, received })
  },
})

const hasText = (answer: Answer, wanted: RegExp): boolean =>
  issuesOf(answer).some(({ diagnostics, text }) => wanted.test(`${diagnostics ?? ''} ${text ?? ''}`))

/** That it says that past dates cannot be requested is for a person to judge; a search for the word only warns. */
const pastIsExplained: Check = {
  id: 'refusal-of-a-past-range-explains-itself',
  reqs: ['APPT-RETR-016'],
  judge(answer) {
    const detail = { at: 'OperationOutcome.issue', expected: 'a message about past dates' }
    if (answer.status < 400) return blocked('The request was not refused.')
    if (hasText(answer, /\bpast\b/i)) return ok()
    return hasText(answer, /\S/)
      ? tolerated({ ...detail, received: 'a message without the word', note: 'A person has to judge the message.' })
      : broken({ ...detail, received: 'neither diagnostics nor details.text' })
  },
}

/** The page names the element, so that details.text is not enough. */
const rangeErrorHasDiagnostics: Check = {
  id: 'range-error-has-diagnostics',
  reqs: ['APPT-RETR-023'],
  when: (answer) => answer.status === 422 && issuesOf(answer).length > 0,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, diagnostics }) =>
      diagnostics?.trim() ? ok() : broken({ at: `${path}.diagnostics`, expected: 'what is wrong', received: 'absent' }),
    ),
}

const placeOf = (subject: Located<JsonObject>, { resolved }: CheckContext): Answer | undefined => {
  const [location] = participants('Location')(subject).map(({ value }) =>
    isObject(value) && isObject(value.actor) ? asString(value.actor.reference) : undefined,
  )
  return location === undefined ? undefined : resolved?.get(location)
}

/** Parts of an address that tell where someone lives. */
const tellTale = (resource: JsonObject | undefined): string[] =>
  ['address.line', 'address.postalCode'].flatMap((path) =>
    at(path)({ value: resource ?? {}, path: '' }).flatMap(
      ({ value }) => asString(value)?.toUpperCase().replace(/\s/g, '') ?? [],
    ),
  )

/** 1.2.9: the Location of a visit is a generic entry, never where the patient lives. */
const visitLocationTellsNothing: Check = {
  id: 'visit-location-is-not-the-place-of-the-visit',
  reqs: ['APPT-RETR-036', 'APPT-RETR-037'],
  judge(answer, context) {
    const found = loadedIn(answer, context)
    if (!found) return blocked('The answer does not hold the visit.')
    const place = placeOf(found, context)
    if (!place) return blocked('The Location of the visit was not read.', { at: found.path })
    const detail = { at: `${found.path}.participant(Location)`, expected: 'a generic Location that can be read' }
    if (place.status !== 200 || !hasName(place.resource)) return broken({ ...detail, received: String(place.status) })
    const patient = [...(context.resolved ?? [])].find(([reference]) => reference.startsWith('Patient/'))?.[1]
    const home = tellTale(patient?.resource)
    const shared = tellTale(place.resource).filter((part) => home.includes(part))
    return shared.length === 0 ? ok() : broken({ ...detail, received: `the patient's address: ${shared.join(', ')}` })
  },
}

const hasName = (resource: JsonObject | undefined): boolean => (asString(resource?.name) ?? '').trim() !== ''

/** References of the services that take part in an appointment. */
const services = (appointment: JsonObject): string[] =>
  objects(appointment.participant).flatMap(({ actor }) => {
    const reference = isObject(actor) ? asString(actor.reference) : undefined
    return reference?.startsWith('HealthcareService/') ? [reference] : []
  })

/** 1.2.8: the appointment of the scenario names the service that its schedule is linked to. */
const listedNamesItsService: Check = {
  id: 'listed-appointment-names-its-service',
  reqs: ['APPT-RETR-035', 'APPT-SVC-032'],
  judge(answer, { booking }) {
    const wanted = booking?.slots[0]?.actors.find((actor) => actor.startsWith('HealthcareService/'))
    if (!booking || wanted === undefined) return blocked('The scenario booked no slot that is linked to a service.')
    const own = resources(answer, type).find(({ value }) => asString(value.description)?.includes(booking.key))
    if (!own)
      return broken({ at: 'Bundle.entry', expected: `the appointment ${booking.key}`, received: 'it is missing' })
    const there = services(own.value)
    return there.includes(wanted)
      ? ok()
      : broken({ at: `${own.path}.participant`, expected: wanted, received: show(there) })
  },
}

/** Checks that features name one by one. */
export const listedChecks: readonly Check[] = [
  listed('appointment-of-the-practice-is-listed', 'APPT-RETR-001', 'APPT-RETR-029', 'APPT-AVAIL-001', 'APPT-BR-009'),
  listed('appointment-of-another-organisation-is-listed', 'APPT-RETR-001', 'APPT-RETR-029'),
  listed('cancelled-appointment-is-listed', 'APPT-RETR-029'),
  listed('appointment-of-earlier-today-is-listed', 'APPT-RETR-015', 'APPT-GEN-014'),
  listed('appointment-of-the-last-evening-is-listed', 'APPT-RETR-029', 'APPT-RETR-006'),
  listed('appointment-inside-the-range-is-listed', 'APPT-RETR-006', 'APPT-RETR-029', 'APPT-RETR-013', 'SPINE-FHIR-045'),
  listed('visit-is-listed', 'APPT-RETR-002', 'APPT-GEN-020'),
  leftOut('appointment-outside-the-range-is-left-out', 'APPT-RETR-006', 'APPT-RETR-029'),
  asLoaded,
  ownIsListed('appointment-booked-through-the-api-is-listed', 'APPT-RETR-001', 'APPT-RETR-029'),
  ownIsListed('appointment-of-a-patient-with-dissent-is-listed', 'APPT-GEN-013', 'APPT-IG-002'),
  ownIsListed('cancelled-booking-is-listed', 'APPT-RETR-029'),
  pastIsExplained,
  rangeErrorHasDiagnostics,
  visitLocationTellsNothing,
  listedNamesItsService,
]
