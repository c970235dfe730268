import { asString, type JsonObject, inWords } from '../../../../core/index.js'
import type { RequestContext, Handler, Rule } from '../../request-context.js'
import { resourceOf } from '../../../frame/body.js'
import { changed, type Appointment, type Changes } from '../../book/book.js'
import type { Success } from '../../../frame/handler.js'
import { askedId } from '../../../frame/incoming-request.js'
import { refuse, staleVersion } from '../../refusal.js'
import { contentRules } from '../rules/content.js'
import { cancellationReason } from '../rules/parts.js'
import { differences } from '../rules/unchanged.js'
import { bodyRule, bodyRules } from '../../rules/body.js'
import { asked as askedAppointment, granted, isOwn, isPast, noAppointment, shown } from './shown.js'

/** Amend and cancel: two interactions on one URL, told apart by the interaction id (spec facts sections 10.4, 10.5). */

/** A rule on the stored appointment; silent where there is none. */
const keptRule = (id: string, judge: (kept: Appointment, asked: RequestContext) => string | undefined): Rule => ({
  id,
  refuse: (asked) => {
    const kept = askedAppointment(asked)
    const problem = kept && judge(kept, asked)
    return problem === undefined ? undefined : refuse('INVALID_RESOURCE', problem)
  },
})

/** A rule on what was sent beside what is stored. */
const changeRule = (
  id: string,
  judge: (sent: JsonObject, kept: JsonObject, asked: RequestContext) => string | undefined,
): Rule =>
  bodyRule(id, (sent, asked) => {
    const kept = askedAppointment(asked)
    return kept && judge(sent, shown(kept, asked), asked)
  })

const known: Rule = {
  id: 'appointment.known',
  refuse: (asked) => {
    const kept = askedAppointment(asked)
    const hidden = kept && !asked.policies.appointments.ofOthers && !isOwn(kept, asked)
    const refusal = kept && !hidden ? undefined : noAppointment(asked)
    return refusal && 'refusal' in refusal ? refusal.refusal : undefined
  },
}

const versionRules: readonly Rule[] = [
  {
    id: 'if-match.given',
    refuse: ({ request }) =>
      request.headers.has('If-Match') ? undefined : refuse('BAD_REQUEST', 'header If-Match is missing'),
  },
  {
    id: 'if-match.current',
    refuse: (asked) => {
      const kept = askedAppointment(asked)
      const given = asked.request.headers.get('If-Match')
      return kept === undefined || given === undefined || given.trim() === `W/"${String(kept.version)}"`
        ? undefined
        : staleVersion(`If-Match ${given} is not the current version`)
    },
  },
]

/** Which elements each interaction may change. */
const FREE = { amend: ['description', 'comment'], cancel: ['status', 'cancellation'] } as const

const common = (kind: keyof typeof FREE): Rule[] => [
  ...bodyRules('Appointment'),
  known,
  bodyRule('appointment.id', ({ id }, asked) =>
    id === askedId(asked) ? undefined : `Appointment.id ${inWords(id)} is not that of the URL`,
  ),
  ...versionRules,
  keptRule('appointment.not-past', (kept, asked) =>
    isPast(kept, asked) ? 'the appointment lies in the past' : undefined,
  ),
  keptRule('appointment.not-cancelled', ({ cancelled }) =>
    cancelled === undefined ? undefined : 'the appointment is cancelled',
  ),
  keptRule('appointment.no-visit', ({ channel }) => (channel === 'Visit' ? 'a visit cannot be changed' : undefined)),
  ...contentRules,
  changeRule('appointment.unchanged', (sent, kept, { policies }) => {
    const changed = differences(sent, kept, FREE[kind]).filter((name) => policies.change.elements[name] !== true)
    return changed.length === 0 ? undefined : `may not change: ${changed.join(', ')}`
  }),
]

/** A provider may change the appointment although it refuses to; an honest one does not. */
const changesAnyway =
  (changes: (sent: JsonObject) => Changes) =>
  (asked: RequestContext): void => {
    const kept = askedAppointment(asked)
    if (!kept || !asked.policies.change.keptWhenRefused) return
    asked.store.book.change(kept, changes(resourceOf(asked.request) ?? {}), asked.settings.clock.now())
  }

const textsOf = (sent: JsonObject): Changes => ({
  description: inWords(sent['description']),
  comment: asString(sent['comment']),
})

const reasonOf = (sent: JsonObject): Changes => ({ cancelled: cancellationReason(sent) ?? '' })

function change(asked: RequestContext, changes: Changes): Success {
  const kept = askedAppointment(asked)
  if (!kept) throw new RangeError('an appointment that is not there')
  const now = asked.settings.clock.now()
  if (!asked.policies.change.kept) return granted(changed(kept, changes, now), asked)
  const slots = asked.policies.change.freesSlots ? undefined : 'as they are'
  return granted(asked.store.book.change(kept, changes, now, slots), asked)
}

/** Amend an appointment: description and comment only. */
export const amendAppointment: Handler = {
  rules: [
    ...common('amend'),
    bodyRule('appointment.no-cancellation-reason', (appointment) =>
      cancellationReason(appointment) === undefined ? undefined : 'an amendment has no cancellation reason',
    ),
  ],
  handle(asked) {
    return Promise.resolve(change(asked, textsOf(resourceOf(asked.request) ?? {})))
  },
  refused: changesAnyway(textsOf),
}

/** Cancel an appointment: status and reason only; its slots are free again. */
export const cancelAppointment: Handler = {
  rules: [
    ...common('cancel'),
    bodyRule('cancel.status', ({ status }) =>
      status === 'cancelled' ? undefined : 'Appointment.status has to be cancelled',
    ),
    bodyRule('cancel.reason-given', (appointment) =>
      cancellationReason(appointment) === undefined ? 'the cancellation reason is missing' : undefined,
    ),
    bodyRule('cancel.reason-filled', (appointment) =>
      cancellationReason(appointment)?.trim() === '' ? 'the cancellation reason is empty' : undefined,
    ),
  ],
  handle(asked) {
    return Promise.resolve(change(asked, reasonOf(resourceOf(asked.request) ?? {})))
  },
  refused: changesAnyway(reasonOf),
}
