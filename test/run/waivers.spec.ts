import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadWaivers } from '../../src/run/waivers.js'
import { exitCodeOf } from '../../src/run/run-record.js'
import { run } from '../../src/run/runner.js'
import { inFolder } from '../evidence/helpers.js'
import { request } from './helpers.js'

const TODAY = new Date('2026-06-15T12:00:00Z')

const entry = (changes: Record<string, string> = {}): string => {
  const fields = {
    check: 'made-up-rule',
    reason: 'Known, mended in release 7.',
    owner: 'Ann Other',
    expires: '2026-12-31',
    ...changes,
  }
  return `- ${Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n  ')}\n`
}

const load = (folder: string, text: string) => {
  const file = join(folder, 'waivers.yaml')
  writeFileSync(file, text)
  return loadWaivers(file, TODAY)
}

describe('a waiver', () => {
  it('turns a failure that it covers into a waived scenario, with reason, owner and end', () =>
    inFolder(async (folder) => {
      const waivers = load(folder, entry())
      const record = await run(request({ settle: (s) => waivers.settle(s) }))
      const waived = record.scenarios.filter((s) => s.verdict === 'waived')
      expect(waived.map((s) => s.name)).toEqual(['breaks a rule', 'has a namesake'])
      expect(waived[0]?.reason).toBe('Known, mended in release 7. (Ann Other, until 2026-12-31)')
      expect(waivers.stale(record)).toEqual([])
    }))

  it('never covers an error of the harness', () =>
    inFolder(async (folder) => {
      const waivers = load(folder, entry())
      const record = await run(request({ settle: (s) => waivers.settle(s) }))
      expect(record.scenarios.filter((s) => s.verdict === 'errored')).toHaveLength(8)
      expect(exitCodeOf(record)).toBe(3)
    }))

  it.each([
    ['interaction', 'read-patient'],
    ['req', 'FND-READPAT-001'],
    ['scenario', 'another scenario'],
    ['check', 'another-rule'],
  ])('that is narrowed to another %s covers nothing, and is stale', (field, value) =>
    inFolder(async (folder) => {
      const waivers = load(folder, entry({ [field]: value }))
      const record = await run(request({ settle: (s) => waivers.settle(s) }))
      expect(record.scenarios.some((s) => s.verdict === 'waived')).toBe(false)
      expect(waivers.stale(record)).toEqual([expect.stringMatching(/waivers\.yaml:1: .* covers nothing any more/)])
    }),
  )

  it('is not called stale by a run that was narrowed', () =>
    inFolder(async (folder) => {
      const waivers = load(folder, entry({ check: 'another-rule' }))
      const only = (_: unknown, { name }: { name: string }) => (name === 'passes' ? undefined : 'not asked for')
      expect(waivers.stale(await run(request({ only })))).toEqual([])
    }))
})

describe('a file of waivers that is wrong', () => {
  it.each([
    [
      'has expired',
      entry({ expires: '2026-06-14' }),
      /waivers\.yaml:1: the waiver of made-up-rule expired on 2026-06-14/,
    ],
    ['lacks a reason', entry({ reason: 'x' }), /waivers\.yaml:1: reason says in a sentence why/],
    ['lacks an owner', entry({ owner: '' }), /waivers\.yaml:1: owner names who answers/],
    ['has a date of another form', entry({ expires: 'soon' }), /waivers\.yaml:1: expires is a day/],
    ['has an unknown field', entry() + entry({ until: 'x' }), /waivers\.yaml:5: .*"until"/],
    ['is no list', 'check: x\n', /waivers\.yaml:1: must be a list/],
    ['is broken', '- [\n', /waivers\.yaml:\d+: /],
  ])('because it %s: says file and line', (_, text, message) =>
    inFolder((folder) => {
      expect(() => load(folder, text)).toThrow(message)
    }),
  )

  it('lives to the end of its last day', () =>
    inFolder((folder) => {
      expect(() => load(folder, entry({ expires: '2026-06-15' }))).not.toThrow()
    }))
})
