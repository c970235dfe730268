import { asString, isObject, objects, type Json, type JsonObject } from '../../core/index.js'
import { compareMoments, parseMoment, type FhirMoment } from '../../fhir/index.js'
import type { Run } from '../run.js'
import { textsNamed } from './texts-named.js'

type Test = (data: JsonObject, run: Run) => boolean | string

/** As FHIRPath sees it: a primitive with nothing but an extension exists too. */
const exists = (data: JsonObject, name: string): boolean => data[name] !== undefined || data[`_${name}`] !== undefined
const needs =
  (one: string, other: string): Test =>
  (data) =>
    !exists(data, one) || exists(data, other)
const eachContained =
  (test: (contained: JsonObject) => boolean): Test =>
  (data) =>
    objects(data['contained']).every(test)

function hasContent(data: JsonObject): boolean {
  for (const name in data) if (name !== 'id') return true
  return false
}

function hasValue(data: JsonObject): boolean {
  for (const name in data) if (name.startsWith('value') || name.startsWith('_value')) return true
  return false
}

/** Every contained resource is referred to from somewhere in the resource. Linear, unlike the published expression. */
function containedAreReferenced(data: JsonObject): boolean {
  const contained = objects(data['contained'])
  if (contained.length === 0) return true
  const references = new Set(textsNamed('reference', data))
  return contained.every(({ id }) => references.has(`#${asString(id) ?? ''}`))
}

function containedIsKnown(data: JsonObject, run: Run): boolean {
  const reference = asString(data['reference'])
  return reference === undefined || !reference.startsWith('#') || run.resolve(reference) !== 'missing'
}

function startsBeforeEnd(data: JsonObject): boolean | string {
  if (!exists(data, 'start') || !exists(data, 'end')) return true
  const start = moment(data['start'])
  const end = moment(data['end'])
  const order = start && end && compareMoments(start, end)
  return order === undefined ? 'start and end are not precise enough to compare, or no dates' : order <= 0
}

const moment = (value: Json | undefined): FhirMoment | undefined =>
  typeof value === 'string' ? parseMoment(value, 'dateTime') : undefined

/** bdl-7: of two entries with one fullUrl the versions differ. Linear; the engine compares each with each. */
function urlsAreDistinct({ entry }: JsonObject): boolean {
  const urls = objects(entry).flatMap(({ fullUrl, resource }) => {
    const meta = isObject(resource) && isObject(resource['meta']) ? resource['meta'] : {}
    return typeof fullUrl === 'string' ? [`${fullUrl} ${asString(meta['versionId']) ?? ''}`] : []
  })
  return new Set(urls).size === urls.length
}

/** que-2: no two items of a questionnaire have one linkId. Linear; the engine is not. */
function linkIdsAreDistinct(data: JsonObject): boolean {
  const ids = textsNamed('linkId', data)
  return new Set(ids).size === ids.length
}

/** lst-2 */
function deletesOnlyChanges({ mode, entry }: JsonObject): boolean | string {
  if (!objects(entry).some((item) => exists(item, 'deleted'))) return true
  return typeof mode === 'string' ? mode === 'changes' : 'there is no mode'
}

/** rng-2, in the one unit that both ends must share; the engine compares quantities without a unit as equal. */
function lowBeforeHigh(data: JsonObject): boolean | string {
  const { low, high } = data
  if (!isObject(low) || !isObject(high)) return true
  const one = (name: string): boolean => low[name] === high[name]
  if (typeof low['value'] !== 'number' || typeof high['value'] !== 'number' || !one('code') || !one('unit')) {
    return 'low and high have no values in the same unit'
  }
  return low['value'] <= high['value']
}

/** As its text says: where a component has the code of the observation, the observation has no value. */
function noComponentRepeatsTheCode(data: JsonObject): boolean {
  if (!hasValue(data)) return true
  const code = JSON.stringify(data['code'])
  return objects(data['component']).every((component) => JSON.stringify(component['code']) !== code)
}

const onlyMeta = (contained: JsonObject, name: string): boolean =>
  !isObject(contained['meta']) || contained['meta'][name] === undefined

/**
 * Rules in plain code, by their expression: those that are evaluated at nearly every element, and those whose published
 * expression does not say what its text says. test/validator/invariants holds the first against the FHIRPath engine.
 */
export const NATIVE: Readonly<Record<string, Test>> = {
  // ele-1: read as "or"; the published union gives two values for everything that has children.
  'hasValue() | (children().count() > id.count())': hasContent,
  // ext-1
  'extension.exists() != value.exists()': (data) => exists(data, 'extension') !== hasValue(data),
  // dom-1 to dom-4
  'contained.text.empty()': eachContained((contained) => contained['text'] === undefined),
  'contained.contained.empty()': eachContained((contained) => contained['contained'] === undefined),
  'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()': eachContained(
    (contained) => onlyMeta(contained, 'versionId') && onlyMeta(contained, 'lastUpdated'),
  ),
  "contained.where(('#'+id in %resource.descendants().reference).not()).empty()": containedAreReferenced,
  // ref-1
  "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %resource.contained.id.trace('ids'))":
    containedIsKnown,
  // per-1
  'start.empty() or end.empty() or (start <= end)': startsBeforeEnd,
  // rng-2
  'low.empty() or high.empty() or (low <= high)': lowBeforeHigh,
  // qty-3, cpt-2, att-1, sqty-1
  'code.empty() or system.exists()': needs('code', 'system'),
  'value.empty() or system.exists()': needs('value', 'system'),
  'data.empty() or contentType.exists()': needs('data', 'contentType'),
  'comparator.empty()': (data) => !exists(data, 'comparator'),
  // bdl-5, bdl-7, lst-1, lst-2, obs-6: on every entry, list and observation of a record
  'resource.exists() or request.exists() or response.exists()': (data) =>
    exists(data, 'resource') || exists(data, 'request') || exists(data, 'response'),
  'entry.where(fullUrl).select(fullUrl&resource.meta.versionId).isDistinct()': urlsAreDistinct,
  'emptyReason.empty() or entry.empty()': (data) => !exists(data, 'emptyReason') || !exists(data, 'entry'),
  "mode = 'changes' or entry.deleted.empty()": deletesOnlyChanges,
  'dataAbsentReason.empty() or value.empty()': (data) => !exists(data, 'dataAbsentReason') || !hasValue(data),
  // que-2
  'descendants().linkId.isDistinct()': linkIdsAreDistinct,
  // bdl-8: GP Connect sends no fullUrl, and what is absent has no version in it.
  "fullUrl.contains('/_history/').not()": (data) => !(asString(data['fullUrl'])?.includes('/_history/') ?? false),
  // obs-7: the published comparison with an absent component decides nothing.
  'value.empty() or code!=component.code': noComponentRepeatsTheCode,
  // txt-1, txt-2: the keyword `narrative` judges the XHTML and says what is wrong with it.
  'htmlchecks()': () => true,
}
