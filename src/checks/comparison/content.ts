import { inWords, isObject, without, type Json, type JsonObject } from '../../core/index.js'
import { isOutcomeEntry } from '../bundle/entries.js'
import { meaningOfReference, type Meaning } from '../toolkit/referring.js'

/**
 * What two answers are compared by. What a server may renew is left out by its place, never by its name: the links of a
 * searchset are, those of a Patient are what it says.
 */

/** Elements at the root of a resource that a server may make anew at each answer: of any, and by its type. */
const NARRATIVE = 'text'
const RENEWED: Readonly<Record<string, readonly string[]>> = {
  // A searchset is made for its search: id and links are its own, and a total may be an estimate (whether one is right
  // is nobody's rule here, since the entries themselves are compared).
  Bundle: ['id', 'link', 'total'],
  // A statement that is generated is dated when it is made.
  CapabilityStatement: ['id', 'date'],
}

/**
 * The content of a resource: without narrative and meta.lastUpdated, references by what they mean; of a Bundle, without
 * what is the search's own, the fullUrls and the hints that a search may add.
 *
 * @param meaning - what the references mean in the answer that the resource is of
 */
export function contentOf(resource: JsonObject, meaning: Meaning): JsonObject {
  const type = inWords(resource['resourceType'])
  const renewed = RENEWED[type] ?? []
  return Object.fromEntries(
    Object.entries(without(resource, NARRATIVE, ...renewed)).flatMap(([name, value]): [string, Json | undefined][] => {
      if (name === 'meta') return metaOf(value)
      if (name === 'contained') return [[name, members(value, (one) => contentOf(one, meaning))]]
      if (name === 'entry' && type === 'Bundle')
        return [[name, members(withoutHints(value), (one) => entryOf(one, meaning))]]
      return [[name, plain(value, meaning)]]
    }),
  )
}

/** Nothing but the time of the last change says no more than no meta at all. */
function metaOf(meta: Json | undefined): [string, Json | undefined][] {
  const rest = isObject(meta) ? without(meta, 'lastUpdated') : meta
  return isObject(rest) && Object.keys(rest).length === 0 ? [] : [['meta', rest]]
}

const members = (list: Json | undefined, content: (member: JsonObject) => JsonObject): Json | undefined =>
  Array.isArray(list) ? list.map((member) => (isObject(member) ? content(member) : member)) : list

const withoutHints = (entries: Json | undefined): Json | undefined =>
  Array.isArray(entries)
    ? entries.filter(
        (entry) =>
          !isObject(entry) || !isObject(entry['resource']) || !isOutcomeEntry({ entry, resource: entry['resource'] }),
      )
    : entries

function entryOf(entry: JsonObject, meaning: Meaning): JsonObject {
  const { resource } = entry
  const rest = without(entry, 'fullUrl')
  return isObject(resource) ? { ...rest, resource: contentOf(resource, meaning) } : rest
}

/** The same value with what its references mean in their place. */
function plain(value: Json | undefined, meaning: Meaning): Json | undefined {
  if (Array.isArray(value)) return value.map((member) => plain(member, meaning) ?? null)
  if (!isObject(value)) return value
  const meant = meaningOfReference(value, meaning)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'reference' && meant !== undefined ? meant : plain(one, meaning),
    ]),
  )
}
