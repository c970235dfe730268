import { asString, blocked, broken, noted, objects, ok, type JsonObject } from '../../../core/index.js'
import { typeReferredTo } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'
import type { BookingFacts, Check, CheckContext, Judgement } from '../../check.js'
import { resources, show, type Located } from '../../toolkit/located.js'
import type { CheckMeta } from '../../toolkit/make.js'
import { meaningIn, rootsOf, textNaming } from '../../toolkit/referring.js'
import { loadedIn } from './listed-loaded.js'
import { refusedRangeChecks } from './listed-refused.js'
import { visitLocationTellsNothing } from './listed-visit.js'

const type = 'Appointment'

type JudgeLoaded = (found: Located<JsonObject> | undefined, context: CheckContext) => Judgement

/** What stands in the way where a list of more days does not show the appointment either. */
const AT_ALL = 'appointment-of-the-practice-is-listed'

/**
 * @param ofARange - set where the range of the list is judged: by an appointment that a control list of more days shows
 */
const onLoaded = ({ id, reqs }: CheckMeta, judge: JudgeLoaded, ofARange = false): Check => ({
  id,
  reqs,
  needs: ['expected', ...(ofARange ? ['control' as const] : [])],
  judge(answer, context) {
    if (context.expected?.start === undefined) return blocked('The scenario is about no loaded appointment.')
    if (answer.status !== 200 || answer.resource?.resourceType !== 'Bundle')
      return broken({ at: 'status', expected: '200 with a Bundle', received: String(answer.status) })
    if (ofARange && !(context.control && loadedIn(context.control, context)))
      return blocked(`No list of more days shows the appointment of ${words(context)}: ${AT_ALL} judges that.`)
    return judge(loadedIn(answer, context), context)
  },
})

const words = ({ expected }: CheckContext): string =>
  [expected?.start, expected?.description].filter(Boolean).map(show).join(', ')

const isListed: JudgeLoaded = (found, context) =>
  found
    ? ok()
    : broken({ at: 'Bundle.entry', expected: `the appointment of ${words(context)}`, received: 'it is missing' })

const isLeftOut: JudgeLoaded = (found, context) =>
  found ? broken({ at: found.path, expected: `no appointment of ${words(context)}`, received: 'it is listed' }) : ok()

const listed = (id: string, ...reqs: string[]): Check => onLoaded({ id, reqs }, isListed)

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

const BOOKED_IS_LISTED = 'appointment-booked-through-the-api-is-listed'

const holds = (answer: Answer, { key }: BookingFacts): boolean =>
  resources(answer, type).some(({ value }) => asString(value.description)?.includes(key))

/**
 * The scenario's own booking, by the marker in its texts.
 *
 * @param change - what was done with it; the same list before it has to have shown the booking
 */
const ownIsListed = (id: string, reqs: readonly string[], change?: string): Check => ({
  id,
  reqs,
  needs: ['booking', ...(change === undefined ? [] : ['control' as const])],
  judge(answer, context) {
    const { booking } = context
    if (!booking) return blocked('The scenario made no booking.')
    if (change !== undefined && !(context.control && holds(context.control, booking)))
      return blocked(`The same list did not show it before ${change} either: ${BOOKED_IS_LISTED} judges that.`)
    const received = `${String(answer.status)} without it`
    return holds(answer, booking)
      ? ok()
      : broken({ at: 'Bundle.entry', expected: `the appointment ${booking.key}`, received })
  },
})

/** References of the services that take part in an appointment. */
const services = (appointment: JsonObject): string[] =>
  objects(appointment.participant).flatMap(({ actor }) => {
    return textNaming('HealthcareService', actor) ?? []
  })

/** 1.2.8: the appointment of the scenario names the service that its schedule is linked to. */
const listedNamesItsService: Check = {
  id: 'listed-appointment-names-its-service',
  reqs: ['APPT-RETR-035', 'APPT-SVC-032'],
  needs: ['booking'],
  judge(answer, context) {
    const { booking } = context
    const meaning = meaningIn(answer, rootsOf(context))
    const wanted = booking?.slots[0]?.actors.find((actor) => typeReferredTo(actor) === 'HealthcareService')
    if (!booking || wanted === undefined) return blocked('The scenario booked no slot that is linked to a service.')
    const own = resources(answer, type).find(({ value }) => asString(value.description)?.includes(booking.key))
    if (!own)
      return broken({ at: 'Bundle.entry', expected: `the appointment ${booking.key}`, received: 'it is missing' })
    const there = services(own.value)
    return there.map(meaning).includes(wanted)
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
  onLoaded(
    { id: 'appointment-of-the-last-evening-is-listed', reqs: ['APPT-RETR-029', 'APPT-RETR-006'] },
    isListed,
    true,
  ),
  onLoaded(
    {
      id: 'appointment-inside-the-range-is-listed',
      reqs: ['APPT-RETR-006', 'APPT-RETR-029', 'APPT-RETR-013', 'SPINE-FHIR-045'],
    },
    isListed,
    true,
  ),
  listed('visit-is-listed', 'APPT-RETR-002', 'APPT-GEN-020'),
  onLoaded(
    { id: 'appointment-outside-the-range-is-left-out', reqs: ['APPT-RETR-006', 'APPT-RETR-029'] },
    isLeftOut,
    true,
  ),
  asLoaded,
  ownIsListed(BOOKED_IS_LISTED, ['APPT-RETR-001', 'APPT-RETR-029']),
  ownIsListed('appointment-of-a-patient-with-dissent-is-listed', ['APPT-GEN-013', 'APPT-IG-002']),
  ownIsListed('cancelled-booking-is-listed', ['APPT-RETR-029'], 'the cancellation'),
  ...refusedRangeChecks,
  visitLocationTellsNothing,
  listedNamesItsService,
]
