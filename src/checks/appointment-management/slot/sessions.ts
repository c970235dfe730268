import { profile } from '../../../catalogue/index.js'
import { asString, blocked, broken, ok, type JsonObject, type Outcome } from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext, Judgement } from '../../check.js'
import { at, extension, show, within, type Located } from '../../toolkit/located.js'
import { byDeclaration, nothingSeen } from '../../toolkit/absence.js'
import type { CheckMeta } from '../../toolkit/make.js'
import { actorsOf, slotGraph } from './graph.js'
import { askedValues } from './range.js'

/**
 * The slots of the session that the scenario is about, told by their start and, where the answer names it, their
 * surgery. `expected.start` is a dateTime, `expected.location` the name of a Location.
 */
function slotsOfSession(answer: Answer, context: CheckContext): Located<JsonObject>[] {
  const { expected } = context
  return slotGraph(answer, context).slots.filter(({ value }) => {
    if (Date.parse(show(value.start)) !== Date.parse(show(expected?.start))) return false
    const places = placesOf(value, answer, context)
    return expected?.location === undefined || places.length === 0 || places.includes(asString(expected.location))
  })
}

/** The slot of the session; where several stand there, one with the delivery channel and type that were loaded. */
export function slotOfSession(answer: Answer, context: CheckContext): Located<JsonObject> | undefined {
  const all = slotsOfSession(answer, context)
  return all.find((slot) => isLikeLoaded(slot, context)) ?? all[0]
}

const channels = within(extension(profile('Extension-GPConnect-DeliveryChannel-2')), at('valueCode'))

/** The slot has the delivery channel and the type of the session, as far as the target file tells them. */
function isLikeLoaded(slot: Located<JsonObject>, { expected }: CheckContext): boolean {
  const holds = (wanted: unknown, there: readonly Located[]): boolean =>
    wanted === undefined || there.some(({ value }) => value === wanted)
  return holds(expected?.channel, channels(slot)) && holds(expected?.type, at('serviceType.text')(slot))
}

/** Names of the Locations of a slot, as far as the answer holds them. */
function placesOf(slot: JsonObject, answer: Answer, context: CheckContext): (string | undefined)[] {
  const graph = slotGraph(answer, context)
  return actorsOf(graph.scheduleOf(slot) ?? {}, 'Location').flatMap((reference) => {
    const location = graph.find(reference)
    return location ? [asString(location.name)] : []
  })
}

const words = ({ expected }: CheckContext): string =>
  [expected?.start, expected?.location].filter(Boolean).map(show).join(', ')

/**
 * A filter or a range is judged by a slot that a search without it shows: where that does not come either, something
 * else than the filter stands in its way.
 *
 * @param stands - the check that judges what stands in the way
 */
function isNotShownAtAll(context: CheckContext, stands: string): Outcome | undefined {
  const { control } = context
  if (!control) return blocked('No control search was made.')
  if (slotOfSession(control, context)) return undefined
  // A slot that is due by one search alone: that without filters shows whether these days hold anything.
  const unfiltered = askedValues(control, 'searchFilter').length === 0
  if (unfiltered && slotGraph(control, context).slots.length > 0) return undefined
  return blocked(
    `The control search ${control.exchange.request.path} does not show ${unfiltered ? 'any slot' : `the slot of ${words(context)}`}: ${stands} judges that.`,
  )
}

/**
 * @param by - what it is judged beside: `stands` as for {@link isNotShownAtAll}, which asks for a control search; or a
 *   control search of something else
 */
const judged = (
  { id, reqs }: CheckMeta,
  judge: (found: Located<JsonObject> | undefined, context: CheckContext, answer: Answer) => Judgement,
  { stands, control = stands !== undefined }: { readonly stands?: string | undefined; readonly control?: boolean },
): Check => ({
  id,
  reqs,
  needs: ['expected', 'resolved', ...(control ? ['control' as const] : [])],
  judge(answer, context) {
    if (context.expected?.start === undefined) return blocked('The scenario is about no session.')
    if (answer.status !== 200 || answer.resource?.resourceType !== 'Bundle')
      return broken({ at: 'status', expected: '200 with a Bundle', received: String(answer.status) })
    const inTheWay = stands === undefined ? undefined : isNotShownAtAll(context, stands)
    return inTheWay ?? judge(slotOfSession(answer, context), context, answer)
  },
})

/** The slot has to be offered. */
const offered = (about: CheckMeta, stands?: string): Check =>
  judged(
    about,
    (found, context) =>
      found ? ok() : broken({ at: 'Slot', expected: `the slot of ${words(context)}`, received: 'it is missing' }),
    { stands },
  )

/**
 * The slot must not be offered; one of another delivery channel or type at the same time is another session's. Where no
 * search can show it, others have to be seen, and the target file's word is taken for it.
 */
const heldBack = (about: CheckMeta, stands?: string): Check =>
  judged(
    about,
    (found, context, answer) =>
      found && isLikeLoaded(found, context)
        ? broken({ at: found.path, expected: `no slot of ${words(context)}`, received: show(found.value.id) })
        : stands === undefined
          ? byDeclaration(nothingSeen(answer, context, 'Slot') ?? ok())
          : ok(),
    { stands, control: true },
  )

const FILTERS = [
  'APPT-GEN-002',
  'APPT-GEN-009',
  'APPT-GEN-010',
  'APPT-BR-003',
  'APPT-SLOTS-004',
  'APPT-SLOTS-043',
  'APPT-SLOTS-042',
  'APPT-AVAIL-004',
]

const RANGE = ['APPT-SLOTS-002', 'APPT-SLOTS-003', 'APPT-SLOTS-039', 'APPT-SLOTS-040', 'APPT-GEN-010']

const check = (id: string, ...reqs: readonly string[]): CheckMeta => ({ id, reqs })

/** What stands in the way where the control search shows nothing: without ranges, filters, or services. */
const AT_ALL = 'bookable-slot-is-offered'
const BY_BOTH = 'slot-is-offered-by-type-and-code'
const WITHOUT_SERVICE = 'slot-of-another-service-is-offered-without-the-parameter'

/** Which slots come and which do not: one check for each circumstance, so that each rule is proven by itself. */
export const sessionChecks: readonly Check[] = [
  offered(check(AT_ALL, 'APPT-AVAIL-002', 'APPT-GEN-002', 'APPT-GEN-009', 'APPT-SLOTS-042')),
  offered(check('slot-inside-the-range-is-offered', ...RANGE), AT_ALL),
  offered(check('slot-is-offered-without-filters', 'APPT-AVAIL-009', ...FILTERS), BY_BOTH),
  offered(check('slot-is-offered-by-type', 'APPT-AVAIL-010', ...FILTERS, 'APPT-GEN-025'), BY_BOTH),
  offered(check('slot-is-offered-by-code', 'APPT-AVAIL-011', 'APPT-AVAIL-006', ...FILTERS), BY_BOTH),
  offered(check(BY_BOTH, 'APPT-AVAIL-012', ...FILTERS), AT_ALL),
  offered(check(WITHOUT_SERVICE, 'APPT-SLOTS-068', 'SPINE-VER-002')),
  offered(check('slot-of-the-service-is-offered', 'APPT-SLOTS-068', 'APPT-SVC-020', 'APPT-SVC-032'), WITHOUT_SERVICE),
  heldBack(check('slot-outside-the-range-is-held-back', ...RANGE), AT_ALL),
  heldBack(
    check('slot-that-is-not-bookable-is-held-back', 'APPT-AVAIL-002', 'APPT-GEN-002', 'APPT-GEN-009', 'APPT-SLOTS-042'),
  ),
  heldBack(
    check(
      'slot-beyond-the-booking-window-is-held-back',
      'APPT-AVAIL-014',
      'APPT-SLOTS-041',
      'APPT-SLOTS-042',
      'APPT-GEN-009',
      'APPT-BR-003',
      'APPT-BR-015',
    ),
  ),
  heldBack(check('slot-is-held-back-without-filters', 'APPT-AVAIL-009', ...FILTERS), BY_BOTH),
  heldBack(check('slot-is-held-back-by-type', 'APPT-AVAIL-010', ...FILTERS, 'APPT-GEN-025'), BY_BOTH),
  heldBack(check('slot-is-held-back-by-code', 'APPT-AVAIL-011', 'APPT-AVAIL-006', ...FILTERS), BY_BOTH),
  heldBack(check('slot-is-held-back-by-type-and-code', 'APPT-AVAIL-012', ...FILTERS), BY_BOTH),
  heldBack(check('visit-slot-is-held-back', 'APPT-SLOTS-044', 'APPT-SLOTS-042', 'APPT-GEN-020')),
  heldBack(
    check('slot-of-no-service-is-held-back', 'APPT-SLOTS-068', 'APPT-SLOTS-065', 'APPT-SVC-032'),
    WITHOUT_SERVICE,
  ),
]
