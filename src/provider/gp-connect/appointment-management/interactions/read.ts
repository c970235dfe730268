import { ukDate } from '../../../../fhir/index.js'
import type { Handler } from '../../request-context.js'
import { searchset } from '../../mapping/bundle.js'
import { isShown } from '../../foundations/population.js'
import { askedId } from '../../../frame/incoming-request.js'
import { refuse } from '../../refusal.js'
import { retrieveRules, retrieveRange } from '../rules/retrieve.js'
import { asked as askedAppointment, granted, isOwn, isPast, noAppointment, shown } from './shown.js'

/** Read an appointment: future ones only, cancelled ones included (spec facts section 10.6). */
export const readAppointment: Handler = {
  rules: [],
  handle(asked) {
    const found = askedAppointment(asked)
    if (!found) return Promise.resolve(noAppointment(asked))
    if (isPast(found, asked) && !asked.policies.appointments.past) {
      const refusal = refuse('NO_RECORD_FOUND', `appointment ${found.id} lies in the past`)
      return Promise.resolve({ rule: 'appointment.future', refusal })
    }
    if (!asked.policies.appointments.ofOthers && !isOwn(found, asked)) return Promise.resolve(noAppointment(asked))
    return Promise.resolve(granted(found, asked))
  },
}

/** Retrieve a patient's appointments: every one that starts in the range (spec facts section 10.3). */
export const retrievePatientAppointments: Handler = {
  rules: retrieveRules,
  async handle(asked) {
    const id = askedId(asked)
    const patient = asked.store.patients().find((p) => p.id === id)
    if (!patient || !(await isShown(patient, asked)))
      return { rule: 'patient.known', refusal: refuse('PATIENT_NOT_FOUND', `no patient ${id}`) }
    const { appointments: listed } = asked.policies
    const { from, to } = retrieveRange(asked)
    const found = asked.store.book
      .appointments()
      .filter((a) => a.patient === id)
      .filter(({ start }) => {
        const day = ukDate(new Date(start))
        return (day >= from || listed.before) && (day < to || (day === to && listed.lastDay) || listed.after)
      })
      .filter((a) => listed.cancelled || a.cancelled === undefined)
      .filter((a) => listed.ofThePractice || a.organisation !== undefined)
      .filter((a) => listed.earlierToday || !isPast(a, asked))
    return { resource: searchset(found.map((a) => shown(a, asked))) }
  },
}
