import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage } from '../src/core/index.js'
import {
  canonical,
  memoryLayer,
  readOfficial,
  storeOf,
  typeUrl,
  type Definition,
  type Definitions,
  type Kind,
} from '../src/validator/definitions/index.js'
import { stu3Canonical } from '../src/validator/terminology/alias.js'
import { COMMON_SYSTEMS, isTaken, isUsefulExtension, LEFT_OUT, SOURCES, UNPROFILED } from './distil/sources.js'
import { distilStructure } from './distil/structure.js'
import { distilCodeSystem, distilValueSet } from './distil/terminology.js'
import { closure, includedBy, structuresOf, systemsOf, valueSetsOf } from './distil/wanted.js'
import { writeDefinition } from './distil/write.js'

/**
 * Writes `profiles/` anew from a folder of official definitions: constraints only, no published prose. Folders of our
 * own making (see {@link SOURCES} for those that are not) stay. Run by hand: `npx tsx tools/distil.ts <folder>`.
 */
const [official] = process.argv.slice(2)
if (!official) throw new Error('usage: tsx tools/distil.ts <folder of official definitions>')

const sets = SOURCES.map((source) => {
  const definitions = readOfficial(join(official, source.from)).map((f) => f.definition)
  return { ...source, all: definitions.filter(({ url }) => isTaken(source, url)) }
})
const store = storeOf(sets.map(({ all }) => memoryLayer(all)))

const own = sets.filter((set) => set.whole).flatMap((set) => set.all)
const ownOf = <K extends Kind>(kind: K) => own.filter((d): d is Definitions[K] => d.resourceType === kind)
const kept = (url: string): boolean => !LEFT_OUT.has(canonical(url))

const reach = (urls: string[]) => closure(urls, (url) => store.structure(url), structuresOf)
const roots = [...ownOf('StructureDefinition').map((d) => d.url), ...UNPROFILED.map(typeUrl)]
const types = new Set(reach(roots).map((d) => d.url))
const extensions = store
  .all('StructureDefinition')
  .filter(
    (d) => d.type === 'Extension' && isUsefulExtension(d.url, d.context ?? [], (type) => types.has(typeUrl(type))),
  )
const structures = reach([...roots, ...extensions.map((d) => d.url)])
const bound = [...ownOf('StructureDefinition'), ...structures].flatMap(valueSetsOf)
const valueSets = closure(
  [...ownOf('ValueSet').map((d) => d.url), ...bound].map(stu3Canonical).filter(kept),
  (url) => store.valueSet(url),
  (d) => includedBy(d).map(stu3Canonical),
)
const drawn = [...ownOf('ValueSet'), ...valueSets].flatMap(systemsOf)
const codeSystems = closure(
  [...COMMON_SYSTEMS, ...drawn].map(stu3Canonical).filter(kept),
  (url) => store.codeSystem(url),
  () => [],
)
const wanted = new Set([...structures, ...valueSets, ...codeSystems].map((d) => `${d.resourceType} ${d.url}`))

const rootMax = (profile: string): string | undefined => store.structure(profile)?.snapshot?.element[0]?.max

function distil(definition: Definition): Definition {
  if (definition.resourceType === 'StructureDefinition') return distilStructure(definition, rootMax)
  return definition.resourceType === 'ValueSet' ? distilValueSet(definition) : distilCodeSystem(definition)
}

for (const { to, whole, all } of sets) {
  const folder = inPackage('profiles', ...to.split('/'))
  rmSync(folder, { recursive: true, force: true })
  const chosen = all.filter((d) => whole || wanted.has(`${d.resourceType} ${d.url}`))
  const files = new Set(chosen.map((d) => writeDefinition(folder, distil(d))))
  if (files.size !== chosen.length) throw new Error(`${to}: ${chosen.length - files.size} definitions share a file`)
  process.stdout.write(`${to}: ${chosen.length} definitions\n`)
}
