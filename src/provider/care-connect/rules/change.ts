import { isObject, inWords, type Json, type JsonObject } from '../../../core/index.js'
import { askedId } from '../../frame/incoming-request.js'
import { unversioned } from '../../frame/unversioned.js'
import type { RequestContext, CareRule } from '../request-context.js'
import type { Booked } from '../appointment-book/book.js'
import { refuse } from '../refusal.js'
import { bodyRule } from './body.js'
import { knownElements } from './known-elements.js'

/** Rules on a cancellation (spec facts, Care Connect, sections 5.4 and 5.5). */

/** The present version of the appointment of the path. */
export const kept = (asked: RequestContext): Booked | undefined => asked.diaries.find(askedId(asked))

/** There has to be such an appointment. */
export const knownRule: CareRule = {
  id: 'appointment.known',
  refuse: (asked) => (kept(asked) ? undefined : refuse('not-found', `there is no appointment ${askedId(asked)}`)),
}

/**
 * A value with its keys in order, moments as instants, references without version: how it is written is no difference.
 */
function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (isObject(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${key}:${canonical(value[key])}`)
      .join()}}`
  const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
  if (isMoment) return String(Date.parse(value))
  return JSON.stringify(typeof value === 'string' ? unversioned(value) : (value ?? null))
}

/** Elements that are no content of the appointment, or that a cancellation changes. */
const FREE = ['resourceType', 'id', 'meta', 'text', 'implicitRules', 'language', 'status']

function differences(sent: JsonObject, content: JsonObject, { traits }: RequestContext): string[] {
  const free = [...FREE, ...(traits.cancellationSetsCreated ? ['created'] : [])]
  return [...new Set([...Object.keys(sent), ...Object.keys(content)])]
    .filter((name) => !free.includes(name))
    .filter((name) => canonical(sent[name]) !== canonical(content[name]))
}

export const versionRules: readonly CareRule[] = [
  {
    id: 'if-match.given',
    refuse: ({ request }) =>
      request.headers.has('If-Match') ? undefined : refuse('no-version', 'header If-Match is missing'),
  },
  {
    id: 'if-match.current',
    refuse: (asked) => {
      const given = asked.request.headers.get('If-Match')?.trim()
      const version = kept(asked)?.version
      return given === undefined || given === `W/"${String(version)}"`
        ? undefined
        : refuse('version', `If-Match ${given} is not the present version`)
    },
  },
]

export const changeRules: readonly CareRule[] = [
  bodyRule('cancel.id', ({ id }, asked) =>
    id === askedId(asked) ? undefined : `Appointment.id ${inWords(id)} is not that of the URL`,
  ),
  bodyRule('cancel.status', ({ status }) =>
    status === 'cancelled' ? undefined : 'nothing but cancelling is possible: status has to be cancelled',
  ),
  bodyRule('cancel.not-again', (_, asked) =>
    kept(asked)?.content['status'] === 'cancelled' ? 'the appointment is cancelled already' : undefined,
  ),
  bodyRule('cancel.unchanged', (sent, asked) => {
    const changed = differences(knownElements(sent, 'Appointment'), kept(asked)?.content ?? {}, asked)
    return changed.length === 0 ? undefined : `nothing but the status may change: ${changed.join(', ')}`
  }),
]
