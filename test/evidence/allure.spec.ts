import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestResult } from 'allure-js-commons'
import { describe, expect, it } from 'vitest'
import { ALLURE_STATUS } from '../../src/evidence/allure/result.js'
import { generateAllure, withoutAnalytics } from '../../src/evidence/allure/generate.js'
import { run } from '../../src/run/runner.js'
import { request } from '../run/helpers.js'
import { allureInto, inFolder, read } from './helpers.js'

const { record, results, texts } = await inFolder(async (folder) => {
  const done = await run(request({ formatters: allureInto(folder) }))
  const files = readdirSync(join(folder, 'allure-results'))
  return {
    record: done,
    results: files
      .filter((name) => name.endsWith('-result.json'))
      .map((name) => JSON.parse(read(folder, `allure-results/${name}`)) as TestResult),
    texts: files.filter((name) => name.endsWith('.txt')).map((name) => read(folder, `allure-results/${name}`)),
  }
})

const count = <T>(values: readonly T[]): Map<T, number> =>
  values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map<T, number>())

describe('the strict Allure reporter', () => {
  it('has one result for each scenario, and as many of each status as the run', () => {
    expect(count(results.map((r) => r.status))).toEqual(count(record.scenarios.map((s) => ALLURE_STATUS[s.verdict])))
  })

  it.each([
    ['has an undefined step', 'broken'],
    ['has a pending step', 'broken'],
    ['has an ambiguous step', 'broken'],
    ['fails in a hook', 'broken'],
    ['skips without a reason', 'broken'],
    ['breaks a rule', 'failed'],
    ['lacks a prerequisite', 'skipped'],
    ['passes', 'passed'],
  ])('a scenario that %s is %s', (name, status) => {
    expect(results.filter((r) => r.name === name).map((r) => r.status)).toEqual([status])
  })

  it('does not merge scenarios of one name', () => {
    const twins = results.filter((r) => r.name === 'has a namesake')
    expect(new Set(twins.map((r) => r.historyId)).size).toBe(2)
    expect(twins.map((r) => r.status).sort()).toEqual(['failed', 'passed'])
  })

  it('shows exchanges and findings as text', () => {
    expect(texts.some((text) => text.includes('GET https://provider.example/Patient'))).toBe(true)
    expect(texts.some((text) => text.includes('fail: made-up-rule (FND-FINDPAT-005)'))).toBe(true)
  })
})

describe('analytics', () => {
  it('are taken out of a page, and nothing else', () => {
    const page =
      '<head><script async src="https://www.googletagmanager.com/gtag/js?id=G"></script><script>keep()</script>' +
      "<script>window.dataLayer=[];function gtag(){}gtag('js', new Date());</script></head>"
    expect(withoutAnalytics(page)).toBe('<head><script>keep()</script></head>')
  })
})

describe('the Allure report', () => {
  it('is made without Java, and calls nobody', () =>
    inFolder(async (folder) => {
      await run(request({ formatters: allureInto(folder) }))
      const report = join(folder, 'allure-report')
      const { generator, note } = await generateAllure(join(folder, 'allure-results'), report, 'a run', { PATH: '' })
      // The generator for machines without Java is an optional package.
      if (generator === 'none') return expect(note).toContain('no Java answers')
      expect(generator).toBe('allure')
      expect(read(report, 'index.html')).not.toMatch(/googletagmanager|gtag\(/)
    }))
})
