import { serviceBookingDeviations } from './bookings.js'
import { careConnectHeaderDeviations } from './headers.js'
import { careConnectTokenDeviations } from './tokens.js'

/** Deviations that only Care Connect has; the others serve both standards. */
export const careConnectScheduling = [
  ...serviceBookingDeviations,
  ...careConnectHeaderDeviations,
  ...careConnectTokenDeviations,
]
