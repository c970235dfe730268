import type { Interaction } from '../interactions.js'
import type { Product } from '../product.js'
import { foundations } from './foundations.js'
import { GPC, gpConnectOrder, read, releases, search, update } from './gp-connect-common.js'

const INTERACTIONS: readonly Interaction[] = [
  search('search-free-slots', 'Search for free slots', 'Slot', 'organization/*.read'),
  {
    id: 'book-appointment',
    title: 'Book an appointment',
    kind: 'create',
    method: 'POST',
    path: '/Appointment',
    interactionId: `${GPC}rest:create:appointment-1`,
    scope: 'patient/*.write',
    resource: 'Appointment',
    success: 201,
  },
  read('read-appointment', 'Read an appointment', 'Appointment', 'patient/*.read'),
  {
    ...search('retrieve-patient-appointments', 'Retrieve a patient’s appointments', 'Appointment', 'patient/*.read'),
    path: '/Patient/[id]/Appointment',
    interactionId: `${GPC}rest:search:patient_appointments-1`,
  },
  update('amend-appointment', 'Amend an appointment', 'Appointment', 'update'),
  update('cancel-appointment', 'Cancel an appointment', 'Appointment', 'cancel'),
]

/** Appointment Management. Foundations has the records that an appointment refers to, and who is found before. */
export const appointmentManagement: Product = {
  id: 'appointment-management',
  standard: 'gp-connect',
  registers: ['appointment-management', 'gp-connect-common'],
  // Every provider has Foundations (APPT-BR-002), which show them.
  shownElsewhere: ['gp-connect-common'],
  order: gpConnectOrder,
  specs: releases,
  interactions: () => INTERACTIONS,
  helper: foundations,
}
