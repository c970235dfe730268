import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { GpcError, inPackage } from '../../src/core/index.js'
import { loadEmbedded, loadTarget } from '../../src/target/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-target-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const GOOD = `label: lab
provider:
  base: https://provider.test/A20047/STU3/1/gpconnect
  asid: '200000000205'
  odsCode: A20047
consumer:
  asid: '200000000115'
  odsCode: Z98765
  organisation: Hub
  issuer: https://consumer.test/
direct:
  certificate: ssp.crt
  key: { env: GPC_KEY }
patients:
  normal: { nhsNumber: '9990001006', expect: { gender: female } }
`

function written(text: string): string {
  const path = join(folder, 'target.yaml')
  writeFileSync(path, text)
  return path
}

function complaint(path: string): string {
  try {
    loadTarget(path)
  } catch (thrown) {
    if (thrown instanceof GpcError) return `${thrown.code} ${thrown.message.replaceAll(folder, '')}`
    throw thrown
  }
  return 'none'
}

const complaintOf = (text: string): string => complaint(written(text))

describe('a target file', () => {
  it('is read with its defaults', () => {
    const { file } = loadTarget(written(GOOD))
    expect(file.declares).toMatchObject({ xml: false, unsupported: [] })
    expect([file.timeouts, file.limits]).toEqual([{ connectSeconds: 10, answerSeconds: 60 }, { responseMegabytes: 20 }])
    expect(file.patients['normal']?.expect).toEqual({ gender: 'female' })
    expect(file.practitioners).toEqual({})
  })

  it.each([
    ['checksScope: true', ['value', 'resource']],
    ['checksScope: false', []],
    ['checksScope: [verb]', ['verb']],
    ['xml: true', []],
  ])('declares what of a scope is compared, the older form too: %s', (line, parts) => {
    expect(loadTarget(written(`${GOOD}declares: { ${line} }\n`)).file.declares.checksScope).toEqual(parts)
  })

  it('declares no part that a scope does not have', () =>
    expect(complaintOf(`${GOOD}declares: { checksScope: [subject] }\n`)).toMatch(
      /declares\.checksScope must be a list of some of: value, resource, verb/,
    ))

  it('is asked for where it is missing', () =>
    expect(complaint(join(folder, 'none.yaml'))).toBe('target-file-missing /none.yaml: no such file'))

  it('is named where it is a folder', () => expect(complaint(folder)).toMatch(/^target-file-unreadable .*EISDIR/))

  it.skipIf(process.getuid?.() === 0)('is named where it may not be read', () => {
    const path = written(GOOD)
    chmodSync(path, 0)
    expect(complaint(path)).toMatch(/^target-file-unreadable .*EACCES/)
    chmodSync(path, 0o600)
  })

  it.each([
    [
      'broken YAML',
      'label: lab\nprovider: { base: x\n',
      /^target-file-malformed \/target\.yaml:\d+: not well-formed YAML/,
    ],
    ['a doubled label', 'label: a\nlabel: b\n', /target\.yaml:2: not well-formed YAML: .*unique/],
    ['nothing', '', /target\.yaml:1: must hold labels and values/],
    ['a list', '- a\n', /target\.yaml:1: must hold labels and values/],
    [
      'an unknown label',
      GOOD.replace('  odsCode: A20047', '  odsCode: A20047\n  odscode: A'),
      /:6: provider\.odscode is no label that a target file knows/,
    ],
    ['a missing label', GOOD.replace("  asid: '200000000205'\n", ''), /:2: provider\.asid is missing/],
    [
      'an unquoted ASID',
      GOOD.replace("'200000000205'", '200000000205'),
      /:4: provider\.asid has the wrong type: string is needed/,
    ],
    ['a short ASID', GOOD.replace('200000000205', '2000'), /:4: provider\.asid is not right: an ASID has 12 digits/],
    [
      'the example text',
      GOOD.replace("'200000000205'", '<ASID of your system>'),
      /:4: provider\.asid still holds the example's text/,
    ],
    [
      'a slash behind the root',
      GOOD.replace('/gpconnect', '/gpconnect/'),
      /:3: provider\.base must not end with a slash/,
    ],
    [
      'a root that is not https',
      GOOD.replace('https://provider', 'http://provider'),
      /:3: provider\.base must be https: plain http is for a developer's own machine/,
    ],
    [
      'no way to the provider',
      GOOD.replace(/direct:[^]*?\}\n/, ''),
      /:2: provider is cut off: give "ssp", "direct" or both/,
    ],
    [
      'a key in the file itself',
      GOOD.replace('{ env: GPC_KEY }', '"-----BEGIN PRIVATE KEY-----"'),
      /:13: direct\.key must be a path/,
    ],
    [
      'a bad role name',
      GOOD.replace('  normal:', '  Normal Patient:'),
      /:15: patients\.Normal Patient is no role name/,
    ],
    [
      'an unknown key of a record',
      GOOD.replace('nhsNumber', 'nhsnumber'),
      /:15: patients\.normal\.nhsnumber is no label/,
    ],
    [
      'an unknown interaction',
      `${GOOD}declares:\n  unsupported: [book-it]\n`,
      /:17: declares\.unsupported\.0 is no interaction/,
    ],
    ['an unknown variant', `${GOOD}variant: foundations@9\n`, /:16: variant is no variant/],
    ['a wrong type', `${GOOD}timeouts: soon\n`, /:16: timeouts has the wrong type: object is needed/],
  ])('is refused in one line with %s', (_what, text, message) => {
    const said = complaintOf(text)
    expect(said).toMatch(message)
    expect(said).not.toContain('\n')
  })

  it('names all that is to be mended, each with its line: labels, unknown ones, and what belongs together', () => {
    const bad = GOOD.replace("asid: '200000000205'", 'asid: x\n  foo: 1\n  bar: 2')
      .replace('label: lab', 'label: a b')
      .replace(/direct:[^]*?\}\n/, '')
    const lines = complaintOf(bad).split('\n')
    expect(lines.map((line) => /:(\d+: \S+)/.exec(line)?.[1])).toEqual([
      '1: label',
      '2: provider',
      '4: provider.asid',
      '5: provider.foo',
      '6: provider.bar',
    ])
  })

  it('says nothing of labels below one that holds something else', () =>
    expect(complaintOf(GOOD.replace(/provider:[^]*?A20047\n(?=c)/, 'provider: x\n'))).toBe(
      'target-file-invalid /target.yaml:2: provider has the wrong type: object is needed',
    ))

  it('tells the appointment book by days and UK times', () => {
    const told = (line: string): string => complaintOf(`${GOOD}sessions:\n  morning: ${line}\n`)
    expect(told("{ day: -2, from: '09:00', minutes: 10, location: Surgery, type: Review }")).toBe('none')
    expect(told("{ day: 1, from: '9:00', minutes: 10 }")).toMatch(/must be hh:mm/)
    expect(told("{ day: 1.5, from: '09:00', minutes: 10 }")).toMatch(/day/)
    expect(told("{ day: 1, from: '09:00', minutes: 0 }")).toMatch(/minutes/)
    expect(told("{ day: 1, from: '09:00', minutes: 10, surgery: x }")).toMatch(/surgery/)
    expect(complaintOf(`${GOOD}appointments:\n  past: { day: 1, from: '09:00', minutes: 10 }\n`)).toMatch(/patient/)
  })

  it('is read or refused in words, whatever it holds', () => {
    const value = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string(), fc.constant([]), fc.constant({}))
    const keys = Object.keys(parse(GOOD) as object)
    fc.assert(
      fc.property(fc.constantFrom(...keys), value, (key, bad) => {
        const changed = { ...(parse(GOOD) as object), [key]: bad }
        expect(complaintOf(stringify(changed))).toMatch(/^(none|target-file-\w+ (\/target\.yaml:\d+: [^\n]+\n?)+)$/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the files of this repository', () => {
  it('the example names each of its gaps, once', () => {
    const path = inPackage('fixtures', 'targets', 'example.yaml')
    const gaps = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => !line.trim().startsWith('#') && /<[^>]*>/.test(line))
    const said = complaint(path).split('\n')
    expect(new Set(said.map((line) => /:(\d+):/.exec(line)?.[1])).size).toBe(gaps.length)
    for (const line of said) expect(line).toContain("still holds the example's text")
  })

  it('the example is right once its gaps are filled', () => {
    const filled = readFileSync(inPackage('fixtures', 'targets', 'example.yaml'), 'utf8')
      .replace(/<(https:[^>]*)>/g, '$1')
      .replace(/asid: <[^>]*>/g, "asid: '200000000205'")
      .replace(/nhsNumber: <[^>]*>/g, "nhsNumber: '9990001006'")
      .replace(/<ODS[^>]*>/g, 'A12345')
      .replace(/<[^>\n]*>/g, 'x')
    expect(complaintOf(filled)).toBe('none')
  })

  it.each(['gp-connect', 'care-connect'] as const)('the embedded one of %s is right', (standard) =>
    expect(loadEmbedded(standard).label).toBe('embedded'),
  )
})
