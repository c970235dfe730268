import { describe, expect, it } from 'vitest'
import { findVariant, interactionIds, variants } from '../../src/catalogue/index.js'
import { loadRegister } from '../../src/register/index.js'
import { readJudgedRows } from '../../src/run/judged-rows.js'
import { planFeatures } from '../../src/run/plan.js'
import { interactionsOf, tagValues } from '../../src/run/tags.js'
import '../run/helpers.js'

const { scenarios } = await planFeatures()
const register = loadRegister()
const where = ({ uri, line }: { uri: string; line: number }): string => `${uri}:${line}`
const products = new Set(variants().map(({ product }) => `@${product}`))
const KNOWN_TAG =
  /^@(since|until|req|difference):|^@control:(served|refused)$|^@gp-connect-common$|^@token:(un)?signed$/
const every = variants()
/** Names under which a scenario's products file rows that hold for every interaction. */
const aspectsOf = ({ tags }: { tags: readonly string[] }): string[] =>
  every.filter(({ product }) => tags.includes(`@${product}`)).flatMap(({ aspects }) => aspects)

describe('every scenario', () => {
  it('is there', () => expect(scenarios.length).toBeGreaterThan(100))

  it('has a name of its own', () => {
    const names = scenarios.map(({ feature, name }) => `${feature}: ${name}`)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('is of a product and of an interaction', () => {
    expect(scenarios.filter(({ tags }) => !tags.some((tag) => products.has(tag))).map(where)).toEqual([])
    expect(scenarios.filter((s) => interactionsOf(s).includes('general')).map(where)).toEqual([])
  })

  it('names requirements, all of the register and of its interactions', () => {
    expect(scenarios.filter((s) => tagValues(s, 'req').length === 0).map(where)).toEqual([])
    const wrong = scenarios.flatMap((s) =>
      tagValues(s, 'req')
        .filter(
          (id) =>
            !register.has(id) ||
            !['general', ...interactionsOf(s), ...aspectsOf(s)].includes(register.row(id).interaction),
        )
        .map((id) => `${where(s)} ${id}`),
    )
    expect(wrong).toEqual([])
  })

  it('is about one to three of them: the rest is derived from what it judges', () => {
    expect(scenarios.filter((s) => tagValues(s, 'req').length > 3).map(where)).toEqual([])
    const known = Object.values(readJudgedRows().features).flatMap(({ beside }) => Object.values(beside).flat())
    expect(known.length).toBe(scenarios.length)
  })

  it('has tags that mean something', () => {
    const known = new Set([
      '@pds',
      '@tls',
      ...products,
      ...interactionIds().map((id) => `@${id}`),
      ...every.map(({ spec }) => `@only:${spec}`),
    ])
    const odd = scenarios.flatMap(({ tags }) => tags.filter((tag) => !known.has(tag) && !KNOWN_TAG.test(tag)))
    expect([...new Set(odd)]).toEqual([])
  })

  it('is bounded by versions that exist', () => {
    const versions = new Set(variants().map(({ spec }) => spec))
    const bounds = scenarios.flatMap((s) => [...tagValues(s, 'since'), ...tagValues(s, 'until')])
    expect(bounds.filter((bound) => !versions.has(bound))).toEqual([])
    expect(findVariant('foundations@1.2.7')).toBeDefined()
  })
})
