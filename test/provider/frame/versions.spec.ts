import { describe, expect, it } from 'vitest'
import { findVariant, variants } from '../../../src/catalogue/index.js'
import { traitsOf as careConnectTraitsOf } from '../../../src/provider/care-connect/specs.js'
import { traitsOf } from '../../../src/provider/gp-connect/specs.js'
import { traitsTable } from '../../../src/provider/frame/versions.js'

describe('a table of versions', () => {
  const of = traitsTable<{ one: boolean; two: string }>({
    a: { one: true, two: 'x' },
    b: { like: 'a', two: 'y' },
    c: { like: 'b', one: false },
  })

  it('lets a version be as another one, but for what it names', () => {
    expect([of('a'), of('b'), of('c')]).toEqual([
      { one: true, two: 'x' },
      { one: true, two: 'y' },
      { one: false, two: 'y' },
    ])
  })

  it('knows no other version', () => {
    expect(() => of('d')).toThrow(RangeError)
    expect(() => of('toString')).toThrow(RangeError)
  })
})

describe('the versions of the provider', () => {
  it('are those of the catalogue', () => {
    const specs = (careConnect: boolean) =>
      variants()
        .filter(({ product }) => (product === 'care-connect-scheduling') === careConnect)
        .map(({ spec }) => spec)
    expect(() => [specs(false).map(traitsOf), specs(true).map(careConnectTraitsOf)]).not.toThrow()
  })

  it('have healthcare services where the catalogue has', () => {
    for (const spec of ['1.2.7', '1.2.8', '1.2.9'])
      expect(traitsOf(spec).healthcareServices, spec).toBe(
        findVariant(`foundations@${spec}`)?.interactions.some(({ id }) => id === 'read-healthcare-service'),
      )
  })
})
