import type { JsonObject } from '../../../core/index.js'
import { stored } from '../../frame/handler.js'
import { askedId } from '../../frame/incoming-request.js'
import { readToken } from '../../frame/url.js'
import type { RequestContext, CareHandler, CareRule } from '../request-context.js'
import type { Booked } from '../appointment-book/book.js'
import { searchset } from '../mapping/bundle.js'
import { appointment } from '../mapping/diary.js'
import { refuse } from '../refusal.js'
import { bodyRules } from '../rules/body.js'
import { changeRules, kept, knownRule, versionRules } from '../rules/change.js'
import { contentRules } from '../rules/content.js'
import { honestRefusal } from '../rules/late.js'
import { contained, identifiers, NHS_NUMBER } from '../rules/parts.js'
import { requestId, requestIdRule } from '../rules/request-id.js'
import { values } from '../rules/slot-search.js'

/** Reading, cancelling and searching appointments (spec facts, Care Connect, sections 5.1, 5.4 and 5.8). */

/** The version of the path, or the present one. */
function versionAsked(asked: RequestContext): Booked | undefined {
  const { route, diaries } = asked
  const version = route.kind === 'served' ? route.version : undefined
  return version === undefined ? kept(asked) : diaries.version(askedId(asked), version)
}

export const readAppointment: CareHandler = {
  rules: [
    knownRule,
    {
      id: 'appointment.version-known',
      refuse: (asked) =>
        kept(asked) && !versionAsked(asked) ? refuse('not-found', 'there is no such version') : undefined,
    },
  ],
  handle(asked) {
    const found = versionAsked(asked)
    if (!found) throw new RangeError('an appointment that is not there')
    return Promise.resolve(stored(appointment(found), found))
  },
}

const cancelRules: readonly CareRule[] = [
  ...bodyRules,
  knownRule,
  ...versionRules,
  ...contentRules,
  ...changeRules,
  requestIdRule,
]

export const cancelAppointment: CareHandler = {
  rules: cancelRules,
  handle(asked) {
    const late = asked.policies.cancellation.refusesLate ? honestRefusal(cancelRules, asked) : undefined
    const { diaries, settings, policies } = asked
    const former = kept(asked)
    if (!former) throw new RangeError('an appointment that is not there')
    const leave = policies.cancellation.freesSlot ? undefined : 'slot'
    const content: JsonObject = { ...former.content, status: 'cancelled' }
    const cancelled = diaries.change(former, content, settings.clock.now(), leave)
    const id = requestId(asked)
    if (id !== undefined) diaries.spend(id)
    return Promise.resolve(late ?? { ...stored(appointment(cancelled), cancelled), located: true })
  },
}

/** The page's name of the parameter, and the one of the page's capability statement. */
const PATIENT = ['Appointment.participant.actor:Patient.identifier', 'identifier']

const patientGiven: CareRule = {
  id: 'search.patient-given',
  refuse: (asked) =>
    values(asked, ...PATIENT).length > 0
      ? undefined
      : refuse('bad-request', `parameter ${PATIENT[0] ?? ''} is missing`),
}

const systemKnown: CareRule = {
  id: 'search.system',
  refuse: (asked) =>
    values(asked, ...PATIENT).every((value) => (readToken(value).system ?? NHS_NUMBER) === NHS_NUMBER)
      ? undefined
      : refuse('bad-request', 'patients are searched by NHS number'),
}

/** The appointments of a patient that are still to come. */
export const searchAppointment: CareHandler = {
  rules: [patientGiven, systemKnown],
  handle(asked) {
    const { diaries, settings } = asked
    const numbers = values(asked, ...PATIENT).map((value) => readToken(value).value)
    const now = settings.clock.now().getTime()
    const found = diaries
      .appointments()
      .filter(({ content }) =>
        contained(content, 'Patient').some((patient) =>
          identifiers(patient, NHS_NUMBER).some((number) => numbers.includes(number)),
        ),
      )
      .filter(({ slot }) => Date.parse(slot.start) > now)
    return Promise.resolve({ resource: searchset({ matches: found.map(appointment) }, asked) })
  },
}
