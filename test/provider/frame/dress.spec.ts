import { describe, expect, it } from 'vitest'
import { Headers, isObject } from '../../../src/core/index.js'
import { createProvider, listDresses } from '../../../src/provider/index.js'
import { worn } from '../../../src/provider/frame/dress.js'
import { wireVariations } from '../../../src/provider/frame/mutation/benign-wire.js'
import { variants } from '../../../src/catalogue/index.js'
import { BASE, good, make, tell } from '../support.js'

describe('a dress', () => {
  it('takes variations by their ids, and no others', () => {
    expect(worn(wireVariations, 'benign.chunked').map(({ id }) => id)).toEqual(['benign.chunked'])
    expect(() => worn(wireVariations, 'benign.none')).toThrow('no benign variation "benign.none"')
  })

  it('is put on and off, with its records', async () => {
    const provider = make()
    const idOf = async (): Promise<unknown> => {
      const [entry] = (await tell(good('find-practitioner'), provider)).resource['entry'] as { resource: object }[]
      return isObject(entry?.resource) && entry.resource['id']
    }
    const plain = await idOf()
    provider.useDress('stock-java-fhir-server')
    expect(await idOf()).toMatch(/^\d+$/)
    provider.useDress(undefined)
    expect([plain, await idOf()]).toEqual(['prac-okonkwo', 'prac-okonkwo'])
  })

  it('is none that the standard does not have', () => {
    expect(() => make({ dress: 'tails' })).toThrow('no dress "tails"')
    expect(() => make().useDress('tails')).toThrow('no dress "tails"')
  })

  it.each(variants().map(({ id }) => id))(
    'is served at %s with a good answer, by an id of its own',
    async (variant) => {
      const ids = listDresses(variant)
      expect(ids.length).toBeGreaterThanOrEqual(5)
      expect(new Set(ids).size).toBe(ids.length)
      for (const dress of ids) {
        const provider = createProvider({ variant, base: BASE, asid: '200000000205', dress })
        const request = { method: 'GET', target: '/', headers: new Headers(), body: new Uint8Array() }
        expect((await provider.answer(request)).status).toBeGreaterThanOrEqual(400)
      }
    },
  )

  it('of a proxy turns fields round, in small letters, and sends interim answers', async () => {
    const plain = await tell(good('read-patient'))
    const { answer } = await tell(good('read-patient'), make({ dress: 'proxy-in-front' }))
    const names = answer.headers.fields.map(([name]) => name)
    expect(names).toEqual(names.map((name) => name.toLowerCase()))
    expect(names.indexOf('content-type')).toBeLessThan(names.indexOf('date'))
    expect(names).toEqual(expect.arrayContaining(['via', 'set-cookie', 'transfer-encoding']))
    expect(answer.interim).toEqual([100, 103])
    expect(Buffer.from(answer.body)).toEqual(Buffer.from(plain.answer.body))
  })
})
