import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inPackage, isObject, type Json } from '../../../../src/core/index.js'
import {
  CHARSET,
  CLOSES,
  FIELDS,
  MEMBERS,
  META,
} from '../../../../src/provider/gp-connect/dresses/as-recorded/shape.js'
import { good, make, tell } from '../../support.js'

const FILE = join(inPackage('..'), 'shared', 'recordings', 'stock-server-foundations.har')

interface Recorded {
  readonly status: number
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly content: { readonly text?: string }
}

const recorded = (): Recorded[] =>
  (JSON.parse(readFileSync(FILE, 'utf8')) as { log: { entries: { response: Recorded }[] } }).log.entries.map(
    ({ response }) => response,
  )

/** Every object of a tree under its type or path, with the names of its members. */
function* objectsIn(value: Json | undefined, path = ''): Generator<[path: string, names: string[]]> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one, path)
  if (!isObject(value)) return
  const own = typeof value['resourceType'] === 'string' ? value['resourceType'] : path
  yield [own, Object.keys(value)]
  for (const [name, one] of Object.entries(value)) yield* objectsIn(one, `${own}.${name}`)
}

const jsonOf = ({ content: { text = '' } }: Recorded): Json | undefined =>
  text.startsWith('{') ? (JSON.parse(text) as Json) : undefined

/** True where the names that the order has stand in that order. */
const isInOrder = (names: readonly string[], order: readonly string[]): boolean => {
  const places = names.map((name) => order.indexOf(name)).filter((place) => place >= 0)
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0))
}

/** Those that hop-by-hop fields are put behind by whoever sits in front differ in place from answer to answer. */
const HOP = ['Connection', 'Keep-Alive']

/** The sites of objects by type or path, in which a table's order does not hold. */
const outOfOrder = (all: Iterable<[string, string[]]>): string[] => {
  const wrong = new Set<string>()
  for (const [path, names] of all) {
    if (MEMBERS[path] && !isInOrder(names, MEMBERS[path])) wrong.add(path)
    const [type] = path.split('.meta')
    if (path.endsWith('.meta') && META[type ?? ''] && !isInOrder(names, META[type ?? ''] ?? [])) wrong.add(path)
  }
  return [...wrong]
}

describe.skipIf(!existsSync(FILE))('the distilled shape (needs ../shared/recordings)', () => {
  it('has the members of every recorded object in their order, and no name that the recording lacks', () => {
    const all = recorded().flatMap((one) => [...objectsIn(jsonOf(one))])
    expect(outOfOrder(all)).toEqual([])
    const seen = new Map<string, Set<string>>()
    for (const [path, names] of all) seen.set(path, new Set([...(seen.get(path) ?? []), ...names]))
    const invented = Object.entries(MEMBERS).flatMap(([path, names]) => names.filter((n) => !seen.get(path)?.has(n)))
    expect(invented).toEqual([])
  })

  it('has the header fields in their order', () => {
    const answers = recorded().filter(({ headers }) => headers.some(({ name }) => name === 'X-Powered-By'))
    const fields = FIELDS.filter((name) => !HOP.includes(name))
    const wrong = answers.filter(
      ({ headers }) =>
        !isInOrder(
          headers.map(({ name }) => name),
          fields,
        ),
    )
    expect(wrong).toEqual([])
    const names = new Set(answers.flatMap(({ headers }) => headers.map(({ name }) => name)))
    expect(FIELDS.filter((name) => !names.has(name))).toEqual([])
  })

  it('has the charset, the versions in the place of a read, and the closed connections', () => {
    const answers = recorded()
    const header = ({ headers }: Recorded, wanted: string): string | undefined =>
      headers.find(({ name }) => name === wanted)?.value
    const types = new Set(answers.map((one) => header(one, 'Content-Type')?.split('=')[1]).filter(Boolean))
    expect([...types]).toEqual([CHARSET])
    expect(answers.every((one) => header(one, 'Content-Location') === undefined)).toBe(true)
    const versioned = answers.filter((one) => header(one, 'ETag') !== undefined)
    expect(versioned.every((one) => /_history\/\d{13}$/.test(header(one, 'Location') ?? ''))).toBe(true)
    for (const status of CLOSES) {
      const closed = answers.filter((one) => one.status === status && header(one, 'Connection') === 'close')
      expect(closed.length).toBeGreaterThan(answers.filter((one) => one.status === status).length / 2)
    }
  })
})

describe('the dress as recorded', () => {
  const provider = make({ dress: 'as-recorded' })

  it.each(['find-patient', 'find-organisation', 'get-capability-statement'])('writes %s in that shape', async (id) => {
    const { resource, answer } = await tell(good(id), provider)
    expect(outOfOrder(objectsIn(resource))).toEqual([])
    expect(
      isInOrder(
        answer.headers.fields.map(([name]) => name),
        FIELDS,
      ),
    ).toBe(true)
    expect(answer.headers.get('Content-Type')).toContain(`charset=${CHARSET}`)
  })

  it('is not what the plain provider writes', async () => {
    const { answer } = await tell(good('get-capability-statement'))
    expect(
      isInOrder(
        answer.headers.fields.map(([name]) => name),
        FIELDS,
      ),
    ).toBe(false)
  })

  it('names versions by the moment of the change, and the place of a record in Location alone', async () => {
    const told = await tell(good('read-location'), provider)
    const version = (told.resource['meta'] as { versionId: string }).versionId
    expect(version).toMatch(/^\d{13}$/)
    expect(told.header('ETag')).toBe(`W/"${version}"`)
    expect(told.header('Location')).toMatch(new RegExp(`/_history/${version}$`))
    expect(told.header('Content-Location')).toBeUndefined()
  })
})
