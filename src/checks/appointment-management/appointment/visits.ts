import { asString, blocked, broken, objects, ok } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { leavesOf } from '../../toolkit/resources.js'
import { resources, show } from '../../toolkit/located.js'
import { ofEach } from '../../toolkit/make.js'
import { meaningIn, rootsOf, textNaming } from '../../toolkit/referring.js'
import { DELIVERY_CHANNEL } from './elements.js'

/** Visits, which 1.2.9 shows in read and retrieve only. */

const type = 'Appointment'

const isRead = ofEach({ id: 'visit-is-read', reqs: ['APPT-READ-002', 'APPT-GEN-020'], type }, ({ value, path }) => {
  const [channel] = objects(value['extension']).filter(({ url }) => url === DELIVERY_CHANNEL)
  if (channel?.['valueCode'] === 'Visit') return ok()
  return broken({ at: `${path}.extension(deliveryChannel)`, expected: 'Visit', received: show(channel?.['valueCode']) })
})

const kindIsNamed = ofEach(
  { id: 'visit-comment-names-the-kind-of-visit', reqs: ['APPT-READ-023'], needs: ['expected'], type },
  ({ value, path }, { expected }) => {
    const wanted = asString(expected?.['comment'])
    if (wanted === undefined) return blocked('The target file does not say what kind of visit it is (comment).')
    const received = asString(value['comment'])
    return received?.toLowerCase().includes(wanted.toLowerCase())
      ? ok()
      : broken({ at: `${path}.comment`, expected: wanted, received: received ?? 'absent' })
  },
)

/** The Location has a name and an address, and nothing of where the patient lives. */
const placeIsUnknown: Check = {
  id: 'visit-location-is-an-unknown-one',
  reqs: ['APPT-READ-022'],
  needs: ['resolved'],
  judge(answer, context) {
    const meaning = meaningIn(answer, rootsOf(context))
    const actors = resources(answer, type).flatMap(({ value }) =>
      objects(value['participant']).flatMap(({ actor }) => actor ?? []),
    )
    const read = (of: string) => {
      const [reference] = actors.flatMap((actor) => textNaming(of, actor) ?? [])
      return reference === undefined ? undefined : context.resolved?.get(meaning(reference))?.resource
    }
    const [place, patient] = [read('Location'), read('Patient')]
    if (!place)
      return broken({ at: 'Appointment.participant', expected: 'a Location that can be read', received: 'none' })
    if (asString(place['name']) === undefined || place['address'] === undefined)
      return broken({ at: 'Location', expected: 'a name and an address', received: show(place) })
    if (!patient) return blocked('The patient was not read: the two addresses cannot be compared.')
    const home = objects(patient['address']).flatMap((address) => [address['line'], address['postalCode']].flat())
    const there = leavesOf(place['address'], '').map(({ value }) => String(value))
    const shown = home.filter((part) => typeof part === 'string' && there.includes(part))
    return shown.length === 0
      ? ok()
      : broken({ at: 'Location.address', expected: 'nothing of the patient’s address', received: show(shown) })
  },
}

/** Checks that features name. */
export const visitChecks: readonly Check[] = [isRead, kindIsNamed, placeIsUnknown]
