import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { inPackage, type JsonObject } from '../../src/core/index.js'
import {
  folderLayer,
  foldersOf,
  INVARIANT_WORDS,
  loadDefinitions,
  memoryLayer,
  storeOf,
  type Definition,
  type Layer,
  type SetName,
} from '../../src/validator/definitions/index.js'
import { trimCanonicals } from '../../src/validator/definitions/trim.js'
import { stu3Canonical, terminologyOf } from '../../src/validator/terminology/index.js'
import { isTaken, SOURCES, type Source } from '../../tools/distil/sources.js'
import { structuresOf, valueSetsOf, systemsOf, includedBy } from '../../tools/distil/wanted.js'
import { knownDefects, unaccounted } from './fidelity/defects.js'
import { treesOf, type Trees } from './fidelity/engine.js'
import { differences, factsOf } from './fidelity/facts.js'
import { definitionsBelow, NEEDS_OFFICIAL, officialFilesAreHere, officialFolder } from './fidelity/files.js'
import { treeDifferences } from './fidelity/trees.js'

const lastPart = (url: string): string => url.split('/').at(-1) ?? ''

/** Prose that must not be in our files: it is somebody's text. */
const PROSE =
  /"(definition|short|comment|comments|description|requirements|alias|mapping|purpose|copyright|publisher)"\s*:/

const files = new Map<string, Map<string, JsonObject>>()

/** The published definitions of a source as they are written; a folder is read once. */
function published(source: Source): Map<string, JsonObject> {
  const known = files.get(source.from) ?? definitionsBelow(join(officialFolder, source.from))
  files.set(source.from, known)
  return new Map([...known].filter(([key]) => isTaken(source, key.slice(key.indexOf(' ') + 1))))
}

/** Each folder, and the set that it tops. */
const TREES: readonly { set: SetName; folder: string; least: number }[] = [
  { set: 'fhir-stu3', folder: 'fhir-stu3', least: 90 },
  { set: 'careconnect', folder: 'careconnect', least: 80 },
  { set: 'gpconnect', folder: 'gpconnect/base', least: 60 },
  { set: 'gpconnect-1.2.7', folder: 'gpconnect/overlay-1.2.7', least: 3 },
  { set: 'gpconnect-1.2.9', folder: 'gpconnect/overlay-1.2.9', least: 2 },
  { set: 'gpconnect-1.6.2', folder: 'gpconnect/overlay-1.6.2', least: 2 },
  { set: 'gpconnect-update-record', folder: 'gpconnect/overlay-update-record', least: 14 },
]

describe('our definitions', () => {
  const store = loadDefinitions({ sets: ['gpconnect-update-record'] })

  it('hold no published prose', () => {
    const files = readdirSync(inPackage('profiles'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    const all = SOURCES.flatMap(({ to }) => [...definitionsBelow(inPackage('profiles', to)).values()])
    expect(files.length).toBeGreaterThan(all.length)
    expect(all.filter((d) => PROSE.test(JSON.stringify(d))).map((d) => d['url'])).toEqual([])
  })

  it('are complete: what they are made of is there too, or is listed as absent, and nothing else is', () => {
    const structures = store.all('StructureDefinition')
    const valueSets = store.all('ValueSet')
    const missing = [
      ...structures.flatMap(structuresOf).filter((url) => !store.structure(url)),
      ...[...structures.flatMap(valueSetsOf), ...valueSets.flatMap(includedBy)].filter(
        (url) => !store.valueSet(stu3Canonical(url)),
      ),
    ]
    expect([...new Set(missing)].sort()).toEqual(knownDefects.flatMap((d) => d.absent ?? []).sort())
  })

  it('are those that the list of defects speaks of', () => {
    const named = knownDefects.flatMap((d) => [
      ...(d.where ?? []),
      ...Object.keys(d.differs ?? {}),
      ...Object.keys(d.trees ?? {}),
    ])
    const files = named
      .filter((n) => !n.endsWith('/*'))
      .map((n) => join(dirname(n), 'StructureDefinition', `${basename(n)}.json`))
    expect(files.filter((file) => !existsSync(inPackage('profiles', file)))).toEqual([])
    expect(new Set(knownDefects.map((d) => d.id)).size).toBe(knownDefects.length)
  })

  it('have words of our own for every invariant', () => {
    const keys = store
      .all('StructureDefinition')
      .flatMap((d) => [...(d.snapshot?.element ?? []), ...(d.differential?.element ?? [])])
      .flatMap((e) => (e.constraint ?? []).map((c) => c.key))
    expect(Object.keys(INVARIANT_WORDS).sort()).toEqual([...new Set(keys)].sort())
  })

  it('have the content of each code system that a value set draws on, or know that nobody has', () => {
    const terminology = terminologyOf(store)
    const drawn = [...new Set(store.all('ValueSet').flatMap(systemsOf))]
    expect(drawn.length).toBeGreaterThan(100)
    expect(drawn.filter((system) => terminology.system(system) === 'unknown')).toEqual([])
  })
})

describe.skipIf(!officialFilesAreHere)(`fidelity (${NEEDS_OFFICIAL})`, () => {
  const found = new Map<string, Set<string>>()
  const strangers: string[] = []
  const missing: string[] = []
  let compared = 0

  beforeAll(() => {
    for (const source of SOURCES) {
      const { to, whole } = source
      const ours = definitionsBelow(inPackage('profiles', to))
      const official = published(source)
      for (const [key, definition] of ours) {
        const model = official.get(key)
        if (model) note(`${to}/${lastPart(key)}`, definition, model)
        else strangers.push(`${to} ${key}`)
      }
      if (whole) missing.push(...[...official.keys()].filter((key) => !ours.has(key)))
    }
    // Tens of megabytes of published files take their time on a busy machine.
  }, 300_000)

  function note(name: string, ours: JsonObject, official: JsonObject): void {
    const facts = factsOf(official)
    compared += facts.size
    const different = differences(factsOf(ours), facts).map((d) => d.fact)
    found.set(name, new Set([...(found.get(name) ?? []), ...different]))
  }

  it('compares a great many facts', () => expect(compared).toBeGreaterThan(25_000))

  it('has no definition that was not published', () => expect(strangers).toEqual([]))

  it('has every profile, extension, value set and code system that was published', () => expect(missing).toEqual([]))

  it('differs only as profiles/known-defects.yaml says, and in all that it says', () => {
    const all = [...found].flatMap(([name, facts]) => [...facts].map((fact) => `${name} ${fact}`))
    expect(unaccounted('differs', all)).toEqual({ unexplained: [], stale: [] })
  })
})

describe.skipIf(!officialFilesAreHere)(`the trees of our differentials (${NEEDS_OFFICIAL})`, () => {
  const found: string[] = []
  const read = new Map<string, number>()

  beforeAll(() => {
    const layers = new Map<string, Layer>()
    for (const source of SOURCES) {
      const all = [...published(source).values()].map((d) => trimCanonicals(d) as unknown as Definition)
      layers.set(source.to, memoryLayer(all))
    }
    for (const { set, folder } of TREES) {
      const theirs = treesOf(storeOf(foldersOf([set]).flatMap((f) => layers.get(f) ?? [])))
      read.set(folder, compare(treesOf(loadDefinitions({ sets: [set] })), theirs, folder))
    }
  }, 300_000)

  /** Compares what one folder defines, each definition seen with the folders below it. */
  function compare(mine: Trees, theirs: Trees, folder: string): number {
    const urls = folderLayer(inPackage('profiles', folder)).all('StructureDefinition')
    for (const { url } of urls) {
      const a = mine.tree(url)
      const b = theirs.tree(url)
      if (!a || !b) throw new Error(`${url} has no tree`)
      const different = treeDifferences({ root: a, trees: mine }, { root: b, trees: theirs })
      found.push(...different.map((d) => `${folder}/${lastPart(url)} ${d}`))
    }
    return urls.length
  }

  it.each(TREES)('compare every definition of $folder', ({ folder, least }) => {
    expect(read.get(folder)).toBeGreaterThanOrEqual(least)
  })

  it('are those of the published snapshots, but where profiles/known-defects.yaml says otherwise', () => {
    expect(unaccounted('trees', found)).toEqual({ unexplained: [], stale: [] })
  })
})
