import { describe, expect, it } from 'vitest'
import { hasSameId, isSameResource, missingFrom } from '../../../src/checks/comparison/same-resource.js'
import type { JsonObject } from '../../../src/core/index.js'

const identified = (id: string, ...values: string[]): JsonObject => ({
  resourceType: 'HealthcareService',
  id,
  identifier: values.map((value) => ({ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value })),
})

describe('two resources', () => {
  it.each<[string, JsonObject, JsonObject, boolean, boolean]>([
    ['same id', identified('1'), identified('1'), true, true],
    ['same identifier', identified('1', 'a'), identified('2', 'b', 'a'), true, false],
    ['another identifier', identified('1', 'a'), identified('2', 'b'), false, false],
    ['no identifier', identified('1', 'a'), identified('2'), false, false],
    ['another type', identified('1', 'a'), { ...identified('1', 'a'), resourceType: 'Location' }, false, false],
  ])('%s', (_words, one, other, same, sameId) => {
    expect(isSameResource(one, other)).toBe(same)
    expect(hasSameId(one, other)).toBe(sameId)
  })

  it('stand for one each', () => {
    const [one, again, other] = [identified('1', 'a'), identified('2', 'a'), identified('3', 'b')]
    expect(missingFrom([one, other], [again])).toEqual([])
    expect(missingFrom([one], [one, again])).toEqual([again])
    expect(missingFrom([one], [again], hasSameId)).toEqual([again])
  })
})
