import { asString, blocked, broken, isObject, ok, type JsonObject } from '../../../core/index.js'
import { typeReferredTo } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext } from '../../check.js'
import { at, type Located } from '../../toolkit/located.js'
import { meaningIn, meaningOfReference, rootsOf } from '../../toolkit/referring.js'
import { participants } from './elements.js'
import { loadedIn } from './listed-loaded.js'

const placeOf = (subject: Located<JsonObject>, context: CheckContext, answer: Answer): Answer | undefined => {
  const meaning = meaningIn(answer, rootsOf(context))
  const [location] = participants('Location')(subject).map(({ value }) =>
    isObject(value) ? meaningOfReference(value.actor, meaning) : undefined,
  )
  return location === undefined ? undefined : context.resolved?.get(location)
}

/** Parts of an address that tell where someone lives. */
const tellTale = (resource: JsonObject | undefined): string[] =>
  ['address.line', 'address.postalCode'].flatMap((path) =>
    at(path)({ value: resource ?? {}, path: '' }).flatMap(
      ({ value }) => asString(value)?.toUpperCase().replace(/\s/g, '') ?? [],
    ),
  )

/** 1.2.9: the Location of a visit is a generic entry, never where the patient lives. */
export const visitLocationTellsNothing: Check = {
  id: 'visit-location-is-not-the-place-of-the-visit',
  reqs: ['APPT-RETR-036', 'APPT-RETR-037'],
  needs: ['expected', 'resolved'],
  judge(answer, context) {
    const found = loadedIn(answer, context)
    if (!found) return blocked('The answer does not hold the visit.')
    const place = placeOf(found, context, answer)
    if (!place) return blocked('The Location of the visit was not read.', { at: found.path })
    const detail = { at: `${found.path}.participant(Location)`, expected: 'a generic Location that can be read' }
    if (place.status !== 200 || !hasName(place.resource)) return broken({ ...detail, received: String(place.status) })
    const patient = [...(context.resolved ?? [])].find(([reference]) => typeReferredTo(reference) === 'Patient')?.[1]
    const home = tellTale(patient?.resource)
    const shared = tellTale(place.resource).filter((part) => home.includes(part))
    return shared.length === 0 ? ok() : broken({ ...detail, received: `the patient's address: ${shared.join(', ')}` })
  },
}

const hasName = (resource: JsonObject | undefined): boolean => (asString(resource?.name) ?? '').trim() !== ''
