import { describe, expect, it } from 'vitest'
import { interactionIds, kindOf, kinds } from '../../src/catalogue/index.js'
import { loadEmbedded } from '../../src/target/index.js'

describe('the kinds of records', () => {
  it('are found and read by interactions that there are', () => {
    const named = kinds().flatMap((kind) => [kind.read, ...('find' in kind ? [kind.find] : [])])
    expect(named.filter((id) => !interactionIds().includes(id))).toEqual([])
  })

  it('are found by an identifier of a system, or not at all', () => {
    expect(kinds().filter((kind) => 'find' in kind !== 'system' in kind)).toEqual([])
  })

  it('have names of their own', () => {
    for (const key of ['word', 'records', 'key'] as const)
      expect(new Set(kinds().map((kind) => kind[key])).size).toBe(kinds().length)
    expect(kindOf('services').word).toBe('healthcare service')
  })

  it('are the lists of a target file', () => {
    const file = loadEmbedded('gp-connect')
    expect(kinds().filter(({ records }) => !(records in file))).toEqual([])
  })
})
