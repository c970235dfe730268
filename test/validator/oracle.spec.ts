import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { beforeAll, describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import type { ValidationResult } from '../../src/validator/index.js'
import { NEEDS_PAYLOADS, payloadsAreHere, stu3Payloads, validators, type Payload } from './payloads.js'

/** The committed table of differences. */
interface Differences {
  verdicts: {
    payload: string
    oracle: 'errors' | 'no error'
    ours: 'errors' | 'no error'
    right: string
    why: string
  }[]
  /** Kinds of errors of the HL7 validator that we do not raise, by a regular expression on its words. */
  unmatched: { says: string; right: string; why: string }[]
  /** Kinds of errors of ours that the HL7 validator does not raise: the rule, and regular expressions. */
  ours: { rule: string; at: string; says: string; right: string; why: string }[]
}

const table = parse(readFileSync(inPackage('test', 'validator', 'oracle-differences.yaml'), 'utf8')) as Differences

/** Paths of the two validators, brought to one spelling: no indexes of contained resources, no types of choices. */
const plain = (path: string): string =>
  path
    .replace(/\.ofType\(\w+\)/g, '')
    .replace(/\/\*.*?\*\//g, '')
    .replace(/\.contained\[\d+\]/g, '.contained')
    .replace(/\.(value|medication|onset|effective|performed|occurrence|multipleBirth|deceased|content)[A-Z]\w*/g, '.$1')

const verdict = ({ valid }: ValidationResult): string => (valid ? 'no error' : 'errors')

describe.skipIf(!payloadsAreHere)(`agreement with the HL7 validator (${NEEDS_PAYLOADS})`, () => {
  const payloads = payloadsAreHere ? stu3Payloads() : []
  const referred = payloads.filter(({ oracle }) => oracle)
  const theirs = ({ oracle }: Payload): string => (oracle?.result === 'no error' ? 'no error' : 'errors')
  const official = new Map<string, ValidationResult>()
  const own = new Map<string, ValidationResult>()

  beforeAll(() => {
    const by = validators()
    for (const payload of payloads) {
      official.set(payload.name, by.official(payload).validateText(payload.read()))
      if (!payload.itk3) own.set(payload.name, by.own(payload).validateText(payload.read()))
    }
    // Reading forty megabytes of official files takes its time on a busy machine.
  }, 600_000)

  it('has something to compare', () => expect(referred.length).toBeGreaterThan(190))

  it.each([
    { by: 'the official definitions', results: official },
    { by: 'our own definitions', results: own },
  ])('gives the same verdict on at least 98 %% of the payloads by $by', ({ results }) => {
    const compared = referred.filter(({ name }) => results.has(name))
    const same = compared.filter((p) => verdict(results.get(p.name) as ValidationResult) === theirs(p))
    expect(same.length / compared.length).toBeGreaterThanOrEqual(0.98)
  })

  it('differs in its verdict where the table says so, and nowhere else', () => {
    const found = referred
      .filter((p) => verdict(official.get(p.name) as ValidationResult) !== theirs(p))
      .map((p) => ({ payload: p.name, oracle: theirs(p), ours: verdict(official.get(p.name) as ValidationResult) }))
    expect(found).toEqual(table.verdicts.map(({ payload, oracle, ours }) => ({ payload, oracle, ours })))
  })

  it('finds something wherever the HL7 validator does, but for the kinds in the table', () => {
    const kinds = table.unmatched.map(({ says }) => new RegExp(says))
    const used = new Set<RegExp>()
    const missed: string[] = []
    for (const { name, oracle } of referred) {
      const findings = (official.get(name) as ValidationResult).findings.filter(({ severity }) => severity !== 'info')
      const paths = findings.map(({ path }) => plain(path))
      for (const { at, says } of oracle?.errors ?? []) {
        // A place such as `(document)` is no path: any error of ours answers it.
        const place = /^[A-Z]/.test(at) ? plain(at) : ''
        if (paths.some((path) => path.startsWith(place) || place.startsWith(path))) continue
        const kind = kinds.find((regex) => regex.test(says))
        if (kind) used.add(kind)
        else missed.push(`${name} ${at} ${says}`)
      }
    }
    expect(missed).toEqual([])
    expect(kinds.filter((kind) => !used.has(kind))).toEqual([])
  })

  it('accuses of nothing that the HL7 validator does not, but for the kinds in the table', () => {
    const place = (path: string): string => plain(path).replace(/\[\d+\]/g, '')
    const within = (one: string, other: string): boolean => one === other || one.startsWith(`${other}.`)
    const used = new Set<unknown>()
    const alone: string[] = []
    let compared = 0
    for (const { name, oracle } of payloads) {
      const places = (oracle?.errors ?? []).flatMap(({ at }) => (/^[A-Z]/.test(at) ? [place(at)] : []))
      for (const { rule, severity, path, message } of (official.get(name) as ValidationResult).findings) {
        if (severity !== 'error') continue
        compared++
        const at = place(path)
        if (places.some((other) => within(at, other) || within(other, at))) continue
        const indexless = path.replace(/\[\d+\]/g, '')
        const kind = table.ours.find(
          (k) => k.rule === rule && new RegExp(k.at).test(indexless) && new RegExp(k.says).test(message),
        )
        if (kind) used.add(kind)
        else alone.push(`${name} ${rule} ${path} ${message}`)
      }
    }
    expect(compared).toBeGreaterThan(1000)
    expect(alone).toEqual([])
    expect(table.ours.filter((kind) => !used.has(kind))).toEqual([])
  })

  it('finds the same with our own definitions as with the official ones', () => {
    const differing: string[] = []
    for (const [name, ofOwn] of own) {
      const ofOfficial = official.get(name) as ValidationResult
      for (const [one, other] of [
        [ofOwn, ofOfficial],
        [ofOfficial, ofOwn],
      ] as const) {
        const known = new Set(other.findings.map((finding) => JSON.stringify(finding)))
        const extra = one.findings.filter((finding) => !known.has(JSON.stringify(finding)))
        differing.push(
          ...extra.map((f) => `${name} ${one === ofOwn ? 'own' : 'official'} ${f.rule} ${f.path} ${f.message}`),
        )
      }
    }
    expect(differing).toEqual([])
  })
})
