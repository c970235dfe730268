import { systems } from '../../../catalogue/index.js'
import { blocked, broken, objects, ok, tolerated, type JsonObject } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { extensions } from '../../toolkit/extensions.js'
import { at, identifiers, show, within } from '../../toolkit/located.js'
import { filled, ofEach } from '../../toolkit/make.js'
import { actorsOf, ofSlots } from './graph.js'
import { askedValues } from './range.js'

/** Both spellings of the page (A66). */
const URLS = [
  extensions.serviceFilteringStatus,
  extensions.serviceFilteringStatus.replace('/StructureDefinition/', '/Extension/'),
]
const OFF = ['supplier-disabled', 'organization-disabled']

const statusIn = (element: unknown): JsonObject[] =>
  objects((element as JsonObject | undefined)?.['extension']).filter(
    ({ url }) => typeof url === 'string' && URLS.includes(url),
  )

/** 1.2.8: the status is told where `service.identifier` was sent, and only there. */
export const statusIsTold: Check = {
  id: 'filtering-status-is-told-when-a-service-was-asked-for',
  reqs: ['APPT-SLOTS-072', 'APPT-SVC-029'],
  judge(answer, { declared: { serviceFiltering } }) {
    const bundle = answer.resource
    if (bundle?.['resourceType'] !== 'Bundle') return blocked('The answer holds no Bundle to judge.')
    const inMeta = statusIn(bundle['meta'])
    const elsewhere = statusIn(bundle)
    const there = [...inMeta, ...elsewhere]
    const where = 'Bundle.meta.extension(serviceFilteringStatus)'
    if (askedValues(answer, 'service.identifier').length === 0)
      return there.length === 0
        ? ok()
        : broken({ at: where, expected: 'absent: no service was asked for', received: show(there) })
    const [status] = there
    const expected = serviceFiltering ? 'enabled' : OFF.join(' or ')
    const code = status?.['valueCode']
    const right = serviceFiltering ? code === 'enabled' : typeof code === 'string' && OFF.includes(code)
    if (there.length !== 1 || !right) return broken({ at: where, expected, received: show(there) })
    return inMeta.length === 1
      ? ok()
      : tolerated({
          at: 'Bundle.extension',
          expected: where,
          received: show(status),
          note: 'The place is shown by samples only (A49).',
        })
  },
}

/** 1.2.8, switched on: the list of services that schedules are linked to names each of them. */
export const listIsNamed: Check = ofEach(
  { id: 'listed-services-have-id-and-name', reqs: ['APPT-SVC-013'], type: 'HealthcareService' },
  (subject) => {
    const ids = within(identifiers(systems.dosService), at('value'))(subject)
    const detail = { at: subject.path, expected: 'a DOS service id and a name', received: show(subject.value) }
    return ids.length > 0 && filled(subject.value.name) ? ok() : broken(detail)
  },
)

/** 1.2.8, switched on: every slot is one of the service that was asked for. */
export const onlySlotsOfTheService = ofSlots(
  { id: 'slots-are-of-the-service-asked-for', reqs: ['APPT-SLOTS-068', 'APPT-SLOTS-065', 'APPT-SVC-032'] },
  (graph, answer) => {
    const [asked] = askedValues(answer, 'service.identifier')
    if (asked === undefined) return blocked('No service was asked for.')
    const value = asked.slice(asked.indexOf('|') + 1)
    const ids = (reference: string): unknown[] => {
      const service = graph.find(reference)
      return service
        ? within(identifiers(systems.dosService), at('value'))({ value: service, path: '' }).map((l) => l.value)
        : []
    }
    return graph.slots.map((slot) => {
      const services = actorsOf(graph.scheduleOf(slot.value) ?? {}, 'HealthcareService')
      return services.flatMap(ids).includes(value)
        ? ok()
        : broken({ at: slot.path, expected: `a Schedule of the service ${value}`, received: show(services) })
    })
  },
)
