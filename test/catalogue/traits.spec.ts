import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { orderOf, variants, type Traits } from '../../src/catalogue/index.js'
import { variantsOf } from '../../src/catalogue/product.js'
import { foundations } from '../../src/catalogue/products/foundations.js'
import { packageRoot } from '../../src/core/index.js'
import { isSetName } from '../../src/validator/index.js'

const TRAITS: Readonly<Record<keyof Traits, true>> = {
  healthcareServices: true,
  visits: true,
  sdsJobRoles: true,
  slotSearch: true,
  sampleVersion: true,
  sampleAddress: true,
}

/** Text of every file below some folders, by path. */
const texts = (...folders: string[]): [path: string, text: string][] =>
  folders.flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'utf8')] as [string, string]),
  )

describe.each(variants().map((variant) => [variant.id, variant] as const))('the version %s', (_, variant) => {
  it('decides every trait', () => {
    const open = Object.keys(TRAITS).filter((name) => variant.traits[name as keyof Traits] === undefined)
    expect(open).toEqual([])
    expect(Object.keys(variant.traits).filter((name) => !(name in TRAITS))).toEqual([])
  })

  it('names a set of definitions that there is', () => expect(isSetName(variant.definitions)).toBe(true))

  it('stands in the order of every register that orders its rows', () => {
    const orders = variant.registers.map(orderOf).filter((order) => order.length > 0)
    for (const order of orders) expect(order.filter((version) => variant.versions.includes(version))).toHaveLength(1)
  })
})

describe('a version like another', () => {
  it('takes over traits, definitions and interactions, and has its own name and place', () => {
    const specs = [...foundations.specs, { spec: '1.9', like: '1.2.9', but: { visits: false } }]
    const made = variantsOf({ ...foundations, specs })
    const model = made.find(({ spec }) => spec === '1.2.9')
    expect(made.at(-1)).toEqual({
      ...model,
      id: 'foundations@1.9',
      spec: '1.9',
      versions: ['1.9'],
      order: foundations.specs.length,
      traits: { ...model?.traits, visits: false },
    })
  })

  it('may have definitions of its own', () => {
    const specs = [...foundations.specs, { spec: '1.9', like: '1.2.9', definitions: 'gpconnect-1.2.8' as const }]
    const [model, made] = variantsOf({ ...foundations, specs }).slice(-2)
    expect(made?.definitions).toBe('gpconnect-1.2.8')
    expect(made?.traits).toEqual(model?.traits)
  })

  it('has to be like one that there is', () => {
    const specs = [...foundations.specs, { spec: '1.9', like: '1.2.1' }]
    expect(() => variantsOf({ ...foundations, specs })).toThrow('1.9 is like 1.2.1, which there is not')
  })
})

describe('checks, requests, runs and steps', () => {
  it('ask for traits, and compare no version', () => {
    const literal = /'(?:[a-z-]+@)?(?:1\.2\.\d+|2\.0\.4|a2si)'/
    const named = texts('src/checks', 'src/requests', 'src/run', 'steps').filter(([, text]) => literal.test(text))
    expect(named.map(([path]) => path)).toEqual([])
  })
})
