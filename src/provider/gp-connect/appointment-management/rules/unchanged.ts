import { asArray, isObject, objects, type Json, type JsonObject, inWords, without } from '../../../../core/index.js'
import { referenceOf } from './parts.js'

/** Compares an appointment that was sent with the stored one: what may not differ (spec facts sections 10.4, 10.5). */

/** Elements that the provider owns: left out they are no change (the pages' own samples leave them out). */
const PROVIDER_OWNED = new Set(['serviceType', 'serviceCategory'])
const PROVIDER_EXTENSIONS = /Extension-GPConnect-(PractitionerRole-1|DeliveryChannel-2)$/
/** Elements that carry no content of the appointment. */
const ASIDE = new Set(['resourceType', 'id', 'meta', 'text', 'implicitRules', 'language'])

/** A value with its lists sorted and its keys in order, so that order alone is no difference. */
function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (isObject(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${key}:${canonical(value[key])}`)
      .join()}}`
  return JSON.stringify(value ?? null)
}

/** Dates compare as instants. */
const moment = (value: Json | undefined): string => String(Date.parse(inWords(value)))

const organisations = (appointment: JsonObject): string =>
  canonical(objects(appointment['contained']).map((organisation) => without(organisation, 'id', 'meta')))

/** A contained resource has a local id, which is free: the reference to it is no content. */
const extensionText = (extension: JsonObject): string =>
  inWords(extension['url']).endsWith('BookingOrganisation-1') ? 'booking' : canonical(extension)

const bare = ({ actor, status, type, required, period }: JsonObject): string =>
  canonical({ actor: referenceOf(actor) ?? null, status, type, required, period })

function elementText(name: string, appointment: JsonObject): string {
  const value = appointment[name]
  if (value === undefined) return ''
  if (name === 'contained') return organisations(appointment)
  if (name === 'participant') return objects(value).map(bare).sort().join()
  if (name === 'start' || name === 'end' || name === 'created') return moment(value)
  if (name === 'slot') return canonical(asArray(value).map((s) => referenceOf(s) ?? null))
  return canonical(value)
}

const extensions = (appointment: JsonObject, keep: (url: string) => boolean): string[] =>
  objects(appointment['extension'])
    .filter((extension) => keep(inWords(extension['url'])))
    .map(extensionText)
    .sort()

/**
 * Names the elements that differ.
 *
 * @param free - names of elements, or of the extension `cancellation`, that may differ
 */
export function differences(sent: JsonObject, kept: JsonObject, free: readonly string[]): string[] {
  const names = new Set([...Object.keys(sent), ...Object.keys(kept)])
  const elements = [...names]
    .filter((name) => !ASIDE.has(name) && name !== 'extension' && !free.includes(name))
    .filter((name) => !(PROVIDER_OWNED.has(name) && sent[name] === undefined))
    .filter((name) => elementText(name, sent) !== elementText(name, kept))
  const own = (url: string): boolean =>
    !PROVIDER_EXTENSIONS.test(url) && !(free.includes('cancellation') && url.endsWith('CancellationReason-1'))
  const provided = (url: string): boolean => PROVIDER_EXTENSIONS.test(url)
  const sentProvided = extensions(sent, provided)
  const changed =
    extensions(sent, own).join() !== extensions(kept, own).join() ||
    sentProvided.some((one) => !extensions(kept, provided).includes(one))
  return changed ? [...elements, 'extension'] : elements
}
