import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asString, inPackage, isObject, objects, type Json, type JsonObject } from '../../../src/core/index.js'
import { readDocument, sniffFormat } from '../../../src/fhir/index.js'

/** The official files, which are not part of this repository. */
export const officialFolder = inPackage('..', 'shared', 'definitions')

export const officialFilesAreHere = existsSync(officialFolder)

/** Said where a test is left out for want of them. */
export const NEEDS_OFFICIAL = 'needs the official definitions in ../shared/definitions'

const KINDS = ['StructureDefinition', 'ValueSet', 'CodeSystem']

/** The definitions below a folder as written, by resource type and URL; read without the loader on trial. */
export function definitionsBelow(folder: string): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(json|xml)$/.test(entry.name)) continue
    for (const resource of resourcesIn(join(entry.parentPath, entry.name))) {
      const kind = asString(resource['resourceType']) ?? ''
      if (KINDS.includes(kind)) found.set(`${kind} ${asString(resource['url'])?.trim()}`, resource)
    }
  }
  return found
}

function resourcesIn(file: string): JsonObject[] {
  const bytes = readFileSync(file)
  const json = sniffFormat(bytes) === 'json'
  const resource = json ? (JSON.parse(bytes.toString('utf8')) as Json) : readDocument(bytes, 'xml').resource
  if (!isObject(resource)) throw new Error(`${file} holds no resource`)
  return resource['resourceType'] === 'Bundle'
    ? objects(resource['entry']).flatMap((e) => objects([e['resource'] ?? null]))
    : [resource]
}
