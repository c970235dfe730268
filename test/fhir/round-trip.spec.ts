import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asString, inPackage, isObject, type Json, type JsonObject } from '../../src/core/index.js'
import { numberText, readDocument, sniffFormat, writeJson, writeXml } from '../../src/fhir/index.js'
import { resourceArbitrary } from './resource-arbitrary.js'

/** The JSON text with the properties of every object in alphabetical order: XML has its own order. */
function sortedText(holder: JsonObject | Json[], key: string | number): string {
  const value = (holder as JsonObject)[key]
  if (typeof value === 'number') return numberText(holder, key, value)
  if (Array.isArray(value)) return `[${value.map((_, i) => sortedText(value, i)).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${sortedText(value, name)}`).join(',')}}`
}
const sorted = (resource: JsonObject | undefined): string => sortedText({ resource }, 'resource')

describe('any resource of the model', () => {
  it('is the same after JSON', () => {
    fc.assert(
      fc.property(resourceArbitrary, (resource) => {
        const text = writeJson(resource)
        const { resource: back, problems } = readDocument(text, 'json')
        expect(problems).toEqual([])
        expect(writeJson(back ?? {})).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same after XML, which is in order', () => {
    fc.assert(
      fc.property(resourceArbitrary, (resource) => {
        const { resource: back, problems } = readDocument(writeXml(resource), 'xml')
        expect(problems).toEqual([])
        expect(sorted(back)).toBe(sorted(resource))
      }),
      { numRuns: 500 },
    )
  })
})

const payloads = inPackage('..', 'shared', 'payloads')

describe.skipIf(!existsSync(payloads))('the payloads of ../shared (skipped where they are absent)', () => {
  const files = existsSync(payloads)
    ? readdirSync(payloads, { recursive: true, withFileTypes: true })
        .filter(
          (e) => e.isFile() && /\/[^/]+\.(json|xml)$/.test(join(e.parentPath, e.name)) && e.parentPath !== payloads,
        )
        .map((e) => join(e.parentPath, e.name))
    : []
  const documents = files.map((file) => {
    const bytes = readFileSync(file)
    return [file.slice(payloads.length + 1), readDocument(bytes, sniffFormat(bytes))] as const
  })

  it('are many', () => expect(documents.length).toBeGreaterThan(200))

  it('are all read, but for the one that is of DSTU2 alone', () => {
    const unread = documents.filter(([, d]) => d.resource === undefined).map(([name]) => name)
    expect(unread).toEqual(['tkw-simulator-html/conformance.xml'])
  })

  it('are the same after JSON, decimals as written', () => {
    for (const [name, { resource }] of documents) {
      if (resource === undefined) continue
      const text = writeJson(resource)
      expect(writeJson(readDocument(text, 'json').resource ?? {}), name).toBe(text)
    }
  })

  it('are the same after XML where their shape is one that XML can say', () => {
    const differing: string[] = []
    for (const [name, { resource, problems }] of documents) {
      if (resource === undefined || problems.some((p) => p.severity === 'error')) continue
      const back = readDocument(writeXml(resource), 'xml')
      if (back.problems.length > 0 || sorted(back.resource) !== sorted(resource)) differing.push(name)
    }
    expect(differing.sort()).toEqual(Object.values(BROKEN_SHAPES).flat().sort())
  })

  it('give their places, JSON and XML alike', () => {
    for (const [name, document] of documents) {
      if (document.resource === undefined) continue
      const root = asString(document.resource['resourceType']) ?? ''
      expect(document.locate(`${root}.id`)?.line, name).toBeGreaterThan(0)
    }
  })
})

/** Payloads whose JSON breaks the model, so that XML cannot say the same; by what they break. */
const BROKEN_SHAPES: Readonly<Record<string, readonly string[]>> = {
  'a single value where an array belongs, or the reverse': [
    'booking-api/patient-0.json',
    'careconnect-examples/encounter-1.json',
    'spec-1.2.7/allergies_response1.json',
    'spec-1.2.7/allergies_response2.json',
    'spec-1.2.7/search_for_free_slots_response_example.json',
    'spec-1.2.7/unknown_visit_location_example.json',
    'spec-1.5.0/immunizations_response1.json',
    'spec-1.5.0/uncategorised_response1.json',
    'spec-1.6.2/consultations_response2.json',
    'spec-1.6.2/problems_response1.json',
    'supplier-responses/TPP_9465701998_full.json',
  ],
  'a boolean as a string or a number': [
    'gp2gp-adaptor-units/Immunization-immunization-extension-parent-present-false.json',
    'gp2gp-adaptor-units/Immunization-immunization-multiple-practitioners-no-AP-roles.json',
    'gp2gp-adaptor-units/Immunization-immunization-site-with-user-selected.json',
    'gp2gp-adaptor-units/Immunization-immunization-with-practitioner-invalid-reference-resource-type.json',
    'spec-1.5.0/consultations_forwards_request1.json',
  ],
  'elements that STU3 does not know': [
    'demonstrator-messages/full_record.json',
    'gp2gp-adaptor/correctPatientStructuredRecordResponseAbsentAttachment.json',
    'gp2gp-adaptor/malformedStructuredRecordMissingPatientResource.json',
    'spec-1.5.0/diaryentries_response1.json',
    'spec-1.6.2/diaryentries_response1.json',
    'tkw-simulator-html/9476719931_ADM.json',
  ],
}
