import { asString, blocked, broken, isObject, noted, objects, ok, type JsonObject } from '../../../core/index.js'
import type { Check, CheckContext, Judgement } from '../../check.js'
import { resources, show, type Located } from '../../toolkit/located.js'
import type { CheckMeta } from '../../toolkit/make.js'
import { loadedIn } from './listed-loaded.js'
import { refusedRangeChecks } from './listed-refused.js'
import { visitLocationTellsNothing } from './listed-visit.js'

const type = 'Appointment'

const onLoaded = (
  { id, reqs }: CheckMeta,
  judge: (found: Located<JsonObject> | undefined, context: CheckContext) => Judgement,
): Check => ({
  id,
  reqs,
  needs: ['expected'],
  judge(answer, context) {
    if (context.expected?.start === undefined) return blocked('The scenario is about no loaded appointment.')
    if (answer.status !== 200 || answer.resource?.resourceType !== 'Bundle')
      return broken({ at: 'status', expected: '200 with a Bundle', received: String(answer.status) })
    return judge(loadedIn(answer, context), context)
  },
})

const words = ({ expected }: CheckContext): string =>
  [expected?.start, expected?.description].filter(Boolean).map(show).join(', ')

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
  (found, { expected }) => {
    if (!found) return blocked('The answer does not hold the appointment.')
    const outcomes = ['status', 'end', 'comment'].flatMap((name) => {
      const wanted = expected?.[name]
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
  needs: ['booking'],
  judge(answer, { booking }) {
    if (!booking) return blocked('The scenario made no booking.')
    const there = resources(answer, type).some(({ value }) => asString(value.description)?.includes(booking.key))
    const received = `${String(answer.status)} without it`
    return there ? ok() : broken({ at: 'Bundle.entry', expected: `the appointment ${booking.key}`, received })
  },
})

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
  needs: ['booking'],
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
  ...refusedRangeChecks,
  visitLocationTellsNothing,
  listedNamesItsService,
]
