import type { JsonObject } from '../../../core/index.js'
import { append, each, edit, type Change } from '../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { every } from '../../frame/mutation/where.js'

const note = (value: JsonObject): JsonObject => ({ url: 'https://provider.example/StructureDefinition/note', ...value })

/** Mutations of what every stored resource has; `type` is the type of the resource. */
export const everyResource = (type: string): readonly FaultOf[] => {
  const change = (path: string, value: Change) => each(type, (r) => edit(r, path, value))
  const extended = (value: JsonObject) => change('extension', append(note(value)))
  return [
    {
      name: 'no-profile',
      says: 'Leaves meta.profile out',
      at: 'body',
      proves: 'resource-names-its-profile',
      apply: change('meta.profile', undefined),
    },
    {
      name: 'profile-of-base-fhir',
      says: 'Names the base definition as profile',
      at: 'body',
      proves: 'profile-is-one-that-the-capability-statement-declares',
      apply: change('meta.profile', [`http://hl7.org/fhir/StructureDefinition/${type}`]),
    },
    {
      name: 'no-version-id',
      says: 'Leaves meta.versionId out',
      at: 'body',
      proves: 'resource-has-a-version-id',
      apply: change('meta.versionId', undefined),
    },
    {
      name: 'element-that-fhir-does-not-have',
      says: 'Adds an element that FHIR does not have',
      at: 'body',
      proves: 'body-conforms-to-its-profile',
      apply: change('shoeSize', 42),
    },
    {
      name: 'blank-around-a-code',
      says: 'Leaves a blank after a code',
      at: 'body',
      proves: 'primitives-have-no-outer-blanks',
      apply: change('meta.tag', [{ system: 'https://provider.example/tag', code: 'own ' }]),
    },
    {
      name: 'upper-case-uuid',
      says: 'Writes a UUID in capitals',
      at: 'body',
      proves: 'uuids-are-lower-case',
      apply: extended({ valueUri: 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520' }),
    },
    {
      name: 'endless-string',
      says: 'Sends a string of more than 1 MB',
      at: 'body',
      proves: 'strings-are-at-most-1-mb',
      apply: extended({ valueString: 'x'.repeat(1_100_000) }),
    },
  ]
}

/** One fault for each type, on the interactions that show it. */
export const resourceFamilies: readonly Family[] = [
  { on: every(['search', 'read']), as: ({ type }) => type.toLowerCase(), faults: ({ type }) => everyResource(type) },
]
