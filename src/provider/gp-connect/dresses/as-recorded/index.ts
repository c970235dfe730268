import { Headers, inWords, isObject, type Json, type JsonObject } from '../../../../core/index.js'
import { worn, type Dress } from '../../../frame/dress.js'
import { CHANGED, withOffset } from '../../../frame/dresses/changed.js'
import { heads, sends, writes } from '../../../frame/dresses/make.js'
import { stockVariations } from '../../../frame/mutation/benign-stock.js'
import { wireVariations } from '../../../frame/mutation/benign-wire.js'
import type { Seed } from '../../seed/schema.js'
import { changedAtOnce, holding, numbered, type Holds } from '../records.js'
import { CLOSES, FIELDS, MEMBERS, META } from './shape.js'

/** A name's place in a list; what the list does not have comes last, as it was. */
const placeIn = (list: readonly string[], name: string): number => {
  const place = list.indexOf(name)
  return place < 0 ? list.length : place
}

/** Members of every object in the recorded order. */
function ordered(value: Json | undefined, path: string): Json {
  if (Array.isArray(value)) return value.map((one) => ordered(one, path))
  if (!isObject(value)) return value ?? null
  const own = typeof value['resourceType'] === 'string' ? value['resourceType'] : path
  const order = MEMBERS[own] ?? []
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]): [string, Json] => [name, ordered(one, `${own}.${name}`)])
      .sort(([a], [b]) => placeIn(order, a) - placeIn(order, b)),
  )
}

/** Every resource says when it was changed where those of its type did; what is contained has no versions. */
function dated(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(dated)
  if (!isObject(value)) return value ?? null
  const rest = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === 'contained' ? one : dated(one)]),
  )
  const order = META[inWords(value['resourceType'])]
  const { meta } = value
  if (!order || !isObject(meta) || !order.includes('versionId') || !order.includes('lastUpdated')) return rest
  const all: JsonObject = { ...meta, lastUpdated: withOffset(new Date(CHANGED)) }
  return { ...rest, meta: Object.fromEntries(order.flatMap((name) => (name in all ? [[name, all[name]]] : []))) }
}

const inOrder = (headers: Headers): Headers =>
  new Headers([...headers.fields].sort(([a], [b]) => placeIn(FIELDS, a) - placeIn(FIELDS, b)))

/** A version is the moment of the change, in milliseconds. */
const versionedByTime = (seed: Seed): Seed => {
  const timed = <R extends { readonly changed: string }>(record: R): R => ({
    ...record,
    version: Date.parse(record.changed),
  })
  return {
    ...seed,
    practice: timed(seed.practice),
    locations: seed.locations.map(timed),
    practitioners: seed.practitioners.map(timed),
    services: seed.services.map(timed),
    patients: seed.patients.map(timed),
  }
}

const object = (value: Json, otherwise: JsonObject): JsonObject => (isObject(value) ? value : otherwise)

const [newBundle] = stockVariations(
  'dress.',
  'any',
  ({ request, now }) => request.headers.get('Ssp-TraceID') ?? String(now.getTime()),
)

/** Our own data in the shape of the answers that another server gave. */
export const asRecorded: Dress<Holds> = {
  id: 'as-recorded',
  says: 'The shape of a recorded stock server: members, header fields, versions and dates as that one writes them',
  wears: [
    ...(newBundle ? [newBundle] : []),
    writes('dated', 'Dates what the recorded server dates', (resource) => object(dated(resource), resource)),
    writes('ordered', 'Writes members in the recorded order', (resource) => object(ordered(resource, ''), resource)),
    heads('recorded-fields', 'Names the place of a record in Location alone', (headers) => {
      const place = headers.get('Content-Location')
      const named = headers.without('Content-Location').and('X-Powered-By', 'Stock FHIR server')
      return place === undefined || named.has('Location') ? named : named.and('Location', place)
    }),
    ...worn(wireVariations, 'benign.charset-in-capitals', 'benign.compresses-for-gzip-alone', 'benign.chunked'),
    sends('recorded-connection', 'Closes the connection after an error, and keeps it otherwise', (answer) => ({
      ...answer,
      headers: CLOSES.includes(answer.status)
        ? answer.headers.and('Connection', 'close')
        : answer.headers.and('Connection', 'keep-alive').and('Keep-Alive', 'timeout=60'),
    })),
    sends('recorded-order', 'Sends header fields in the recorded order', (answer) => ({
      ...answer,
      headers: inOrder(answer.headers),
    })),
  ],
  records: holding((seed) => versionedByTime(numbered(changedAtOnce(seed)))),
}
