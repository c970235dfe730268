import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage } from '../../src/core/index.js'
import { createValidator, memoryLayer, storeOf, type DefinitionStore, type SetName } from '../../src/validator/index.js'
import { readOfficial } from '../../src/validator/definitions/official.js'
import type { Validator } from '../../src/validator/index.js'

const SHARED = inPackage('..', 'shared')
const PAYLOADS = join(SHARED, 'payloads')
const MORE = join(SHARED, 'payloads-more')
const DEFINITIONS = join(SHARED, 'definitions')

/** The payloads and official definitions are not part of this repository. */
export const payloadsAreHere = existsSync(PAYLOADS) && existsSync(MORE) && existsSync(DEFINITIONS)

/** Said where a test is left out for want of them. */
export const NEEDS_PAYLOADS = 'needs ../shared/payloads, ../shared/payloads-more and ../shared/definitions'

/** What the HL7 validator said of a payload. */
export interface OracleAnswer {
  readonly result: string
  readonly errors: readonly { readonly at: string; readonly says: string }[]
}

/** A payload of FHIR STU3 with the definitions that it is to be judged by. */
export interface Payload {
  readonly name: string
  readonly set: SetName
  /** True for the ITK3 messages, whose definitions are not among our own yet. */
  readonly itk3: boolean
  readonly oracle: OracleAnswer | undefined
  readonly read: () => Buffer
}

/** The words of the INDEX for the definitions to use, and our sets. */
const SETS: Readonly<Record<string, SetName>> = {
  base: 'gpconnect',
  'base + overlay-1.2.7': 'gpconnect-1.2.7',
  'base + overlay-1.6.2': 'gpconnect-1.6.2',
  careconnect: 'careconnect',
  'itk3 + careconnect': 'careconnect',
  'itk3 + overlay-update-record': 'gpconnect-update-record',
  'core only': 'fhir-stu3',
}

/** Every STU3 payload; those of DSTU2 are left out. */
export function stu3Payloads(): Payload[] {
  const words = definitionsByPayload()
  return [...payloadsBelow(PAYLOADS, (name) => words.get(name) ?? ''), ...payloadsBelow(MORE, definitionsOfMore)]
}

function payloadsBelow(folder: string, definitions: (name: string) => string): Payload[] {
  const { results } = JSON.parse(readFileSync(join(folder, 'ORACLE.json'), 'utf8')) as {
    results: Record<string, OracleAnswer>
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(INDEX|ORACLE)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
    .flatMap((name): Payload[] => {
      const word = definitions(name)
      const set = SETS[word]
      if (set === undefined) return []
      const oracle = results[name]
      const judged = oracle && !oracle.result.includes('crashed') ? oracle : undefined
      return [{ name, set, itk3: word.includes('itk3'), oracle: judged, read: () => readFileSync(join(folder, name)) }]
    })
}

/** The INDEX of the newer payloads says it of its folders. */
const definitionsOfMore = (name: string): string =>
  name.startsWith('spec-') ? 'base + overlay-1.6.2' : 'itk3 + overlay-update-record'

/** The fourth column of the tables in the INDEX, by folder and file. */
function definitionsByPayload(): Map<string, string> {
  const found = new Map<string, string>()
  let folder = ''
  for (const line of readFileSync(join(PAYLOADS, 'INDEX.md'), 'utf8').split('\n')) {
    folder = /^## (\S+)/.exec(line)?.[1] ?? folder
    const [, file = '', , , use] = line.split('|').map((cell) => cell.trim())
    if (use !== undefined && !/^(file|-*)$/.test(file)) found.set(`${folder}/${file}`, use)
  }
  return found
}

const FOLDERS: Readonly<Partial<Record<SetName, readonly string[]>>> = {
  'gpconnect-1.2.7': ['gpconnect-stu3/overlay-1.2.7'],
  'gpconnect-1.6.2': ['gpconnect-stu3/overlay-1.6.2'],
  'gpconnect-update-record': ['gpconnect-stu3/overlay-1.6.2', 'gpconnect-stu3/overlay-update-record'],
}

/** Validators by our own definitions, and by the official ones, for each set; made once. */
export function validators(): { own: (payload: Payload) => Validator; official: (payload: Payload) => Validator } {
  const own = new Map<SetName, Validator>()
  const official = new Map<string, Validator>()
  const layers = ['fhir-stu3-core', 'careconnect-stu3', 'itk3-stu3', 'gpconnect-stu3/base'].map(layer)
  const store = (set: SetName): DefinitionStore => storeOf([...layers, ...(FOLDERS[set] ?? []).map(layer)])
  const kept = <K>(map: Map<K, Validator>, key: K, make: () => Validator): Validator => {
    const made = map.get(key) ?? make()
    map.set(key, made)
    return made
  }
  return {
    own: ({ set }) => kept(own, set, () => createValidator({ sets: [set] })),
    official: ({ set }) => kept(official, String(FOLDERS[set] ?? ''), () => createValidator({ store: store(set) })),
  }
}

const layer = (folder: string): ReturnType<typeof memoryLayer> =>
  memoryLayer(readOfficial(join(DEFINITIONS, folder)).map(({ definition }) => definition))
