import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asString, GpcError, messageOf, objects, type JsonObject } from '../../core/index.js'
import { readDocument, sniffFormat, type ReadOptions } from '../../fhir/index.js'
import { memoryLayer, type Layer } from './layer.js'
import { checkShape } from './shape.js'
import { readTgz } from './tar.js'
import { trimCanonicals } from './trim.js'
import type { Definition } from './types.js'

/** A definition and the file that it came from. */
export interface Sourced {
  readonly file: string
  readonly definition: Definition
}

interface File {
  readonly name: string
  read(): Buffer
}

const MAX_FILE = 64 * 1024 * 1024
const KINDS = new Set(['StructureDefinition', 'ValueSet', 'CodeSystem'])

/**
 * The StructureDefinitions, value sets and code systems of official files: a folder (searched to any depth, JSON or
 * XML, links not followed), one file, or a FHIR package (.tgz). Bundles are unpacked; other resources are passed over.
 * @param options the FHIR version that XML is read by (STU3 where absent), and the bounds of a file
 * @throws GpcError naming the file and the reason where something cannot be read or is no definition
 */
export function readOfficial(path: string, options: ReadOptions = {}): Sourced[] {
  const found = filesAt(path).flatMap((file) => definitionsIn(file, options))
  if (found.length === 0) throw new GpcError('definitions-empty', `${path}: holds no FHIR definition (JSON or XML)`)
  return found
}

/** The definitions of {@link readOfficial} as a layer over ours. */
export const officialLayer = (path: string, options: ReadOptions = {}): Layer =>
  memoryLayer(readOfficial(path, options).map((sourced) => sourced.definition))

function filesAt(path: string): File[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new GpcError('definitions-unreadable', `${path}: no such file or folder`)
  if (stat.isDirectory()) return folder(path)
  const file = onDisk(path)
  if (!/\.(tgz|tar\.gz)$/i.test(path)) return [file]
  return readTgz(file.read(), path)
    .filter(({ name }) => !BESIDE.test(name))
    .map(({ name, content }) => ({ name: `${path}!${name}`, read: () => content }))
}

/** What a FHIR package holds beside its definitions. */
const BESIDE = /\/(examples?|other|openapi|tests|xml)\//

const folder = (path: string): File[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => onDisk(join(entry.parentPath, entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const onDisk = (name: string): File => ({
  name,
  read() {
    try {
      if (statSync(name).size <= MAX_FILE) return readFileSync(name)
    } catch (thrown) {
      throw new GpcError('definition-unreadable', `${name}: ${messageOf(thrown)}`)
    }
    throw new GpcError('definition-unreadable', `${name}: larger than ${MAX_FILE} bytes`)
  },
})

function definitionsIn(file: File, options: ReadOptions): Sourced[] {
  if (!/\.(json|xml)$/i.test(file.name)) return []
  return unpacked(parse(file, options))
    .filter((r) => KINDS.has(asString(r['resourceType']) ?? ''))
    .map((r) => {
      checkShape(r, file.name)
      return { file: file.name, definition: trimCanonicals(r) as unknown as Definition }
    })
}

/** Problems by which a definition would be misread: part of it is dropped, or written twice. */
const FATAL = new Set(['xml-unknown-element', 'json-duplicate-key'])

function parse(file: File, options: ReadOptions): JsonObject {
  const bytes = file.read()
  const { resource, problems } = readDocument(bytes, sniffFormat(bytes), options)
  const fatal = problems.find((p) => p.severity === 'error' && (!resource || FATAL.has(p.rule)))
  if (resource && !fatal) return resource
  const place = fatal?.line === undefined ? '' : `line ${fatal.line}: `
  throw new GpcError('definition-unreadable', `${file.name}: ${place}${fatal?.message ?? 'holds no resource'}`)
}

/** The resource itself, or the entries of a Bundle. JSON that is no resource (package.json, indexes) gives nothing. */
const unpacked = (resource: JsonObject): JsonObject[] =>
  resource['resourceType'] === 'Bundle'
    ? objects(resource['entry']).flatMap((entry) => objects([entry['resource'] ?? null]))
    : [resource]
