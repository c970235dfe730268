import { describe, expect, it } from 'vitest'
import { benignOf, faultsOf } from '../../../src/provider/mutations.js'
import { manner as careConnect } from '../../../src/provider/care-connect/response-policy.js'
import { servedAt as careConnectAt } from '../../../src/provider/care-connect/endpoints.js'
import { traitsOf as careConnectTraitsOf } from '../../../src/provider/care-connect/specs.js'
import { manner } from '../../../src/provider/gp-connect/index.js'
import { overlaid, pathsOf, watched } from '../../../src/provider/frame/policy.js'
import { againstPds, againstRecord } from '../../../src/provider/gp-connect/foundations/rules/register/against.js'
import { endpoints, servedAt } from '../../../src/provider/gp-connect/endpoints.js'
import { traitsOf } from '../../../src/provider/gp-connect/specs.js'

const POLICIES = { asked: true, names: { letters: 3, pattern: /a/ }, elements: {} as Record<string, boolean> }

describe('policies', () => {
  it('are as they were, but for what is laid over them', () => {
    const change = { names: { letters: 1 }, elements: { start: true } }
    expect(overlaid(POLICIES, change)).toEqual({
      asked: true,
      names: { letters: 1, pattern: /a/ },
      elements: { start: true },
    })
    expect(POLICIES.names.letters).toBe(3)
    expect(overlaid(POLICIES, {})).toEqual(POLICIES)
  })

  it('that a change is about are named by their paths', () => {
    expect(pathsOf({ asked: false, names: { pattern: /b/ }, elements: { start: true } })).toEqual([
      'asked',
      'names.pattern',
      'elements.start',
    ])
    expect(pathsOf({ names: {} })).toEqual([])
  })

  it('are told of when they are read, and groups are not', () => {
    const read: string[] = []
    const { names, elements } = watched(POLICIES, (path) => read.push(path))
    expect(read).toEqual([])
    expect(names.pattern.test('a')).toBe(true)
    expect(elements['start']).toBeUndefined()
    expect(read).toEqual(['names.pattern', 'elements.start'])
  })
})

const GP = [...manner.rules, ...endpoints.flatMap(({ handler }) => handler.rules), ...againstPds, ...againstRecord]
const CARE = [...careConnect.rules, ...careConnectAt('2.0.4').flatMap(({ handler }) => handler.rules)]

describe('rules that a mutation passes over', () => {
  it.each([
    ['foundations@1.2.8', GP],
    ['appointment-management@1.2.8', GP],
    ['appointment-management@1.2.9', GP],
    ['care-connect-scheduling@2.0.4', CARE],
    ['care-connect-scheduling@a2si', CARE],
  ])('are rules of the provider at %s', (variant, rules) => {
    const ids = new Set(rules.map(({ id }) => id))
    const skips = [...faultsOf(variant), ...benignOf(variant)].flatMap((b) => (b.at === 'state' ? (b.skips ?? []) : []))
    expect(skips.length).toBeGreaterThan(10)
    expect(skips.filter((rule) => !ids.has(rule))).toEqual([])
  })
})

describe('a version', () => {
  it('is as the one that it is like, but for what it names', () => {
    expect(traitsOf('1.2.8')).toEqual({ ...traitsOf('1.2.7'), healthcareServices: true })
    const ids = (spec: string): string[] => servedAt(spec).map(({ id }) => id)
    expect(ids('1.2.8')).toContain('read-healthcare-service')
    expect(ids('1.2.9')).not.toContain('read-healthcare-service')
  })

  it.each(['1.2.6', '', '2.0.4', 'toString'])('that is not known is none: "%s"', (spec) => {
    expect(() => traitsOf(spec)).toThrow(RangeError)
    expect(() => servedAt(spec)).toThrow(RangeError)
  })

  it.each(['1.2.7', 'A2SI'])('that Care Connect does not have is none: "%s"', (spec) => {
    expect(() => careConnectTraitsOf(spec)).toThrow(RangeError)
    expect(() => careConnectAt(spec)).toThrow(RangeError)
  })
})
