import { z } from 'zod'
import { GpcError, inPackage } from '../core/index.js'
import { readYaml } from './yaml-file.js'

/** The one kind of endpoint that takes bookings (spec facts, Care Connect, section 5.10). */
const BOOKING = { transport: 'http', format: 'FHIR', interaction: 'Scheduling' } as const

const word = z.string().trim().min(1, 'must not be empty')

/** Services by their ids in the Directory of Services, and what it tells of each. */
const dosSchema = z.strictObject({
  services: z.record(
    word.regex(/^\d+$/, 'is the id of a service: digits, in quotes'),
    z.strictObject({
      name: word,
      requireBooking: z.boolean().optional(),
      endpoints: z
        .array(z.strictObject({ transport: word, format: word, interaction: word, address: word }))
        .superRefine((endpoints, context) => {
          endpoints.forEach((endpoint, i) => {
            if (isBooking(endpoint) && !ADDRESS.test(endpoint.address))
              context.addIssue({ code: 'custom', path: [i, 'address'], message: 'must be ASID:12 digits or ODS:code' })
          })
        }),
    }),
  ),
})

type Endpoint = z.output<typeof dosSchema>['services'][string]['endpoints'][number]

const ADDRESS = /^(?:ASID:(\d{12})|ODS:([A-Z0-9]{3,10}))$/

const isBooking = ({ transport, format, interaction }: Endpoint): boolean =>
  transport === BOOKING.transport && format === BOOKING.format && interaction === BOOKING.interaction

/** Where the bookings of a service go: to a system, or to the system of an organisation. */
export type BookingAddress = { readonly asid: string } | { readonly odsCode: string }

/** The page of this package. */
const OURS = inPackage('fixtures', 'directory-of-services.yaml')

/**
 * The booking address of a service, as the Directory of Services has it (CCS-DOS-001).
 *
 * @param path - a page in the form of ours, which is taken where absent
 * @throws GpcError that names the page: not readable, no such service, no booking endpoint, or more than one
 */
export function bookingAddress(serviceId: string, path: string = OURS): BookingAddress {
  const { services } = readYaml(path, dosSchema)
  const trouble = (problem: string): GpcError =>
    new GpcError('service-not-bookable', `${path}: the service ${serviceId} ${problem}`)
  const service = Object.hasOwn(services, serviceId) ? services[serviceId] : undefined
  if (!service) throw trouble('is not there')
  const [first, second] = service.endpoints.filter(isBooking)
  if (!first) throw trouble(`has no endpoint for bookings (${Object.values(BOOKING).join(', ')})`)
  if (second) throw trouble('has more than one endpoint for bookings')
  const [, asid, odsCode] = ADDRESS.exec(first.address) ?? []
  return asid === undefined ? { odsCode: odsCode as string } : { asid }
}
