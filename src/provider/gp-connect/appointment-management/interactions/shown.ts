import { isObject, objects, type JsonObject } from '../../../../core/index.js'
import type { RequestContext } from '../../request-context.js'
import type { Appointment } from '../../book/book.js'
import { stored, type HandlerResult, type Success } from '../../../frame/handler.js'
import { appointment as resource } from '../../mapping/book.js'
import { askedId } from '../../../frame/incoming-request.js'
import { refuse } from '../../refusal.js'
import { showsServices } from '../../service-filtering.js'

/** An appointment as this version of the specification shows it. */
export const shown = (appointment: Appointment, asked: RequestContext): JsonObject =>
  resource(appointment, { services: showsServices(asked) })

/** The same with the facts for its headers. */
export const granted = (appointment: Appointment, asked: RequestContext): Success =>
  stored(shown(appointment, asked), appointment)

/** The appointment of the path. */
export const asked = (of: RequestContext): Appointment | undefined => of.store.book.find(askedId(of))

/** No such appointment: NO_RECORD_FOUND. */
export const noAppointment = (of: RequestContext): HandlerResult => ({
  rule: 'appointment.known',
  refusal: refuse('NO_RECORD_FOUND', `no appointment ${askedId(of)}`),
})

/** True where the organisation that asks, as its token names it, has booked the appointment. */
export function isOwn({ organisation }: Appointment, { claims }: RequestContext): boolean {
  const values = (of: unknown): unknown[] => (isObject(of) ? objects(of['identifier']).map(({ value }) => value) : [])
  const asking = values(claims?.['requesting_organization'])
  return values(organisation).some((value) => asking.includes(value))
}

/** True where the appointment starts at or before the present second. */
export const isPast = ({ start }: Appointment, { settings }: RequestContext): boolean =>
  Date.parse(start) <= settings.clock.now().getTime()
