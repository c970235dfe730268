import { describe, expect, it } from 'vitest'
import { Headers, type JsonObject } from '../../../../src/core/index.js'
import type { AnswerContext, Reply } from '../../../../src/provider/frame/messages.js'
import { stockVariations } from '../../../../src/provider/frame/mutation/benign-stock.js'

const about: AnswerContext = {
  request: { method: 'GET', target: '/Slot', headers: new Headers(), body: new Uint8Array() },
  spec: '1.2.7',
  base: 'https://provider.example',
  now: new Date('2030-01-01T10:00:00Z'),
}
const variations = stockVariations('benign.', ['search'], () => 'mark')

const after = (id: string, resource: JsonObject): JsonObject | undefined => {
  const found = variations.find((one) => one.id === `benign.${id}`)
  if (!found || !('apply' in found) || found.at === 'http') throw new Error(`no variation ${id}`)
  const reply: Reply = { status: 200, headers: new Headers(), resource, format: 'json' as const }
  return found.apply(reply, about).resource
}

describe('the ways of a stock server', () => {
  it('make a Bundle anew, and nothing else', () => {
    const meta = { profile: ['p'] }
    expect(after('fresh-bundle-id', { resourceType: 'Bundle', meta })).toEqual({
      resourceType: 'Bundle',
      id: 'mark',
      meta: { profile: ['p'], lastUpdated: '2030-01-01T10:00:00.000Z' },
    })
    expect(after('fresh-bundle-id', { resourceType: 'Patient', id: '1' })).toEqual({ resourceType: 'Patient', id: '1' })
  })

  it('name a version in relative references alone', () => {
    const written = ['Slot/1', '#org', 'https://x.example/Slot/1', 'Slot/1/_history/2', 'urn:uuid:1']
    const slot = written.map((reference) => ({ reference }))
    expect(after('versioned-references', { resourceType: 'Appointment', slot })).toEqual({
      resourceType: 'Appointment',
      slot: ['Slot/1/_history/3', ...written.slice(1)].map((reference) => ({ reference })),
    })
  })

  it('list types with the profiles of HL7', () => {
    const statement = { resourceType: 'CapabilityStatement', rest: [{ resource: [{ type: 'Patient' }] }] }
    expect(after('base-profiles', statement)).toEqual({
      resourceType: 'CapabilityStatement',
      rest: [
        {
          resource: [{ type: 'Patient', profile: { reference: 'http://hl7.org/fhir/StructureDefinition/Patient' } }],
        },
      ],
    })
  })
})
