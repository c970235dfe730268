import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { GpcError } from '../../../src/core/index.js'
import { officialLayer, readOfficial, storeOf } from '../../../src/validator/definitions/index.js'
import { tgz } from './tgz.js'

const root = mkdtempSync(join(tmpdir(), 'definitions-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0

/** A fresh folder with some files; its path. */
function folder(files: Record<string, string | Buffer>): string {
  const path = join(root, String(folders++))
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

const valueSet = (name: string) => ({ resourceType: 'ValueSet', url: `https://example.org/${name}` })
const urls = (path: string) => readOfficial(path).map((s) => s.definition.url)

/** The one-line error for a file of this content. */
function refusal(content: unknown, name = 'bad.json'): string {
  const path = folder({ [name]: typeof content === 'string' ? content : JSON.stringify(content) })
  try {
    readOfficial(path)
  } catch (thrown) {
    if (!(thrown instanceof GpcError)) throw thrown
    expect(thrown.message).not.toContain('\n')
    return `${thrown.code}: ${thrown.message.replace(path, '')}`
  }
  return 'accepted'
}

describe('official files', () => {
  it('are read from folders at any depth, JSON and XML, single or in a Bundle', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ resource: valueSet('c') }, { resource: { resourceType: 'Patient' } }, {}],
    }
    const path = folder({
      'a.json': `\uFEFF${JSON.stringify(valueSet('a'))}`,
      'deep/er/b.xml': '<ValueSet xmlns="http://hl7.org/fhir"><url value="https://example.org/b"/></ValueSet>',
      'bundle.json': JSON.stringify(bundle),
      'package.json': '{"name": "a package", "version": "1"}',
      'INDEX.md': 'not a definition',
    })
    expect(urls(path).sort()).toEqual(['a', 'b', 'c'].map((n) => `https://example.org/${n}`))
  })

  it('are read from a FHIR package and from one file', () => {
    const content = JSON.stringify(valueSet('a'))
    const path = folder({
      'p.tgz': tgz({ name: 'package/a.json', content }, { name: 'package/package.json', content: '{}' }),
      'a.json': content,
    })
    expect(urls(join(path, 'p.tgz'))).toEqual(['https://example.org/a'])
    expect(urls(join(path, 'a.json'))).toEqual(['https://example.org/a'])
  })

  it('lose the blanks around URLs, and keep those of fixed values', () => {
    const profile = {
      resourceType: 'StructureDefinition',
      url: ' https://example.org/p',
      baseDefinition: 'https://example.org/b ',
      differential: {
        element: [
          { path: 'X.y', fixedUri: ' kept ', type: [{ code: 'Reference', targetProfile: ' https://example.org/t' }] },
          {
            path: 'X.z',
            binding: { strength: 'required', valueSetReference: { reference: 'https://example.org/v ' } },
          },
        ],
      },
    }
    const [read] = readOfficial(folder({ 'p.json': JSON.stringify(profile) }))
    expect(JSON.stringify(read?.definition).match(/" | "/g)).toEqual(['" ', ' "'])
    expect(read?.definition).toMatchObject({ url: 'https://example.org/p', baseDefinition: 'https://example.org/b' })
  })

  it('of a package are its definitions, not what it holds beside them', () => {
    const content = JSON.stringify(valueSet('a'))
    const beside = ['package/examples/b.json', 'package/openapi/c.json'].map((name) => ({ name, content: '[1]' }))
    const path = folder({ 'p.tgz': tgz({ name: 'package/a.json', content }, ...beside) })
    expect(urls(join(path, 'p.tgz'))).toEqual(['https://example.org/a'])
  })

  it('of DSTU2 pass, though they spell types and discriminators otherwise', () => {
    const element = {
      path: 'X',
      type: [{ code: 'Reference', profile: ['https://example.org/t '] }],
      slicing: { discriminator: ['url'], rules: 'open' },
    }
    const profile = {
      resourceType: 'StructureDefinition',
      url: 'https://example.org/p',
      base: ' https://example.org/b',
      differential: { element: [element] },
    }
    const store = storeOf([officialLayer(folder({ 'p.json': JSON.stringify(profile) }))])
    expect(store.structure('https://example.org/p')).toMatchObject({ base: 'https://example.org/b' })
  })

  it('are not looked for behind links', () => {
    const elsewhere = folder({ 'a.json': JSON.stringify(valueSet('a')) })
    const path = folder({ 'b.json': JSON.stringify(valueSet('b')) })
    symlinkSync(elsewhere, join(path, 'link'))
    symlinkSync(path, join(path, 'loop'))
    symlinkSync(join(elsewhere, 'a.json'), join(path, 'a.json'))
    expect(urls(path)).toEqual(['https://example.org/b'])
  })

  it('that are not there, or a folder without any, are an error', () => {
    expect(() => readOfficial(join(root, 'none'))).toThrow(/none: no such file or folder/)
    expect(() => readOfficial(folder({ 'x.txt': 'x' }))).toThrow(/holds no FHIR definition/)
    expect(() => readOfficial(folder({ 'x.tgz': 'x' }))).toThrow(GpcError)
  })

  const sd = (more: object) => ({ resourceType: 'StructureDefinition', url: 'https://example.org/p', ...more })
  const element = (more: object) => sd({ differential: { element: [{ path: 'X', ...more }] } })

  it.each([
    ['JSON that ends early', '{"resourceType": "ValueSet", ', /^definition-unreadable: .bad\.json: /],
    ['a member written twice', '{"resourceType": "ValueSet", "url": "a", "url": "b"}', /^definition-unreadable: /],
    ['no url', { resourceType: 'ValueSet' }, /^definition-malformed: .*ValueSet\.url is missing/],
    ['an empty url', { resourceType: 'CodeSystem', url: ' ', content: 'complete' }, /CodeSystem\.url is " "/],
    [
      'elements that are no list',
      sd({ snapshot: { element: {} } }),
      /StructureDefinition\.snapshot\.element is not a list/,
    ],
    ['an element without path', sd({ differential: { element: [{}] } }), /element\[0\]\.path is missing/],
    ['a min below 0', element({ min: -1 }), /element\[0\]\.min is -1/],
    ['a max that is a number', element({ max: 1 }), /element\[0\]\.max is 1/],
    ['types that are words', element({ type: ['Patient'] }), /type\[0\] is not an object/],
    [
      'a discriminator without path',
      element({ slicing: { rules: 'open', discriminator: [{}] } }),
      /discriminator\[0\] is \{\}/,
    ],
    ['an invariant without key', element({ constraint: [{ severity: 'error' }] }), /constraint\[0\]\.key is missing/],
    [
      'a code that is a number',
      { resourceType: 'CodeSystem', url: 'u', content: 'complete', concept: [{ code: 1 }] },
      /code is 1/,
    ],
    [
      'a concept below one without a code',
      { resourceType: 'CodeSystem', url: 'u', content: 'complete', concept: [{ code: 'a', concept: [{}] }] },
      /concept\[0\]\.concept\[0\]\.code is missing/,
    ],
    [
      'a filter without operator',
      { resourceType: 'ValueSet', url: 'u', compose: { include: [{ filter: [{ property: 'x' }] }] } },
      /filter\[0\]\.op/,
    ],
  ])('with %s are refused, naming the place', (_, content, why) => expect(refusal(content)).toMatch(why))

  it.each([
    ['are not well-formed', '<ValueSet xmlns="http://hl7.org/fhir"><url value="a<b"/></ValueSet>'],
    [
      'declare entities',
      '<!DOCTYPE x [<!ENTITY e "e">]><ValueSet xmlns="http://hl7.org/fhir"><url value="&e;"/></ValueSet>',
    ],
    [
      'have elements that STU3 does not know',
      '<ValueSet xmlns="http://hl7.org/fhir"><url value="a"/><codeSystem/></ValueSet>',
    ],
  ])('in XML that %s are refused', (_, content) => {
    expect(refusal(content, 'bad.xml')).toMatch(/^definition-unreadable: .bad\.xml: line 1: /)
  })

  it('nested without end are refused', () => {
    const deep = '{"resourceType":"ValueSet","url":"u","compose":'.concat('['.repeat(100_000), ']'.repeat(100_000), '}')
    expect(refusal(deep)).toMatch(/^definition-/)
    let concept: object = { code: 'x' }
    for (let i = 0; i < 90; i++) concept = { code: 'x', concept: [concept] }
    expect(refusal({ resourceType: 'CodeSystem', url: 'u', content: 'complete', concept: [concept] })).toMatch(
      /^definition-/,
    )
  })

  it('of any JSON are read or refused in one line', () => {
    const shape = fc.record({
      resourceType: fc.constantFrom('StructureDefinition', 'ValueSet', 'CodeSystem'),
      url: fc.oneof(fc.webUrl(), fc.jsonValue()),
      differential: fc.oneof(
        fc.record({
          element: fc.array(
            fc.dictionary(fc.constantFrom('path', 'min', 'type', 'slicing', '__proto__'), fc.jsonValue()),
          ),
        }),
        fc.jsonValue(),
      ),
      compose: fc.jsonValue(),
      concept: fc.jsonValue(),
    })
    fc.assert(
      fc.property(shape, (content) => {
        expect(refusal(content)).toMatch(/^(accepted$|definition-|definitions-)/)
      }),
      { numRuns: 60 },
    )
  })
})
