import { describe, expect, it } from 'vitest'
import { readDocument, writeJson } from '../../src/fhir/index.js'

const NS = 'xmlns="http://hl7.org/fhir"'
const patient = (inside: string, attributes = ''): string => `<Patient ${NS}${attributes}>${inside}</Patient>`
const read = (text: string) => readDocument(text, 'xml')

describe('a sound XML text', () => {
  it('becomes the JSON form', () => {
    const text = patient(`
      <id value="p1"/>
      <meta><profile value="http://a"/></meta>
      <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">A &amp; <b>B</b></div></text>
      <contained><Organization><id value="o"/></Organization></contained>
      <extension url="http://e"><valueDecimal value="1.00"/></extension>
      <active value="true"/>
      <name id="n"><given value="A"/><given id="g2" value="B"><extension url="http://x"><valueCode value="c"/></extension></given></name>
      <birthDate><extension url="http://y"><valueInteger value="3"/></extension></birthDate>
      <multipleBirthInteger value="2"/>`)
    const { resource, problems } = read(text)
    expect(problems).toEqual([])
    expect(resource).toEqual({
      resourceType: 'Patient',
      id: 'p1',
      meta: { profile: ['http://a'] },
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">A &amp; <b>B</b></div>' },
      contained: [{ resourceType: 'Organization', id: 'o' }],
      extension: [{ url: 'http://e', valueDecimal: 1 }],
      active: true,
      name: [
        {
          id: 'n',
          given: ['A', 'B'],
          _given: [null, { id: 'g2', extension: [{ url: 'http://x', valueCode: 'c' }] }],
        },
      ],
      _birthDate: { extension: [{ url: 'http://y', valueInteger: 3 }] },
      multipleBirthInteger: 2,
    })
    expect(writeJson(resource ?? {})).toContain('"valueDecimal":1.00')
  })

  it('may hold comments, a declaration and prefixes', () => {
    const text = `<?xml version="1.0" encoding="utf-8"?><!-- a --><f:Patient xmlns:f="http://hl7.org/fhir"><f:id value="a"/></f:Patient>`
    expect(read(text)).toMatchObject({ resource: { id: 'a' }, problems: [] })
  })

  it('keeps a value that its type does not allow as a string, for whoever judges the tree', () => {
    const { resource } = read(patient('<active value="yes"/><multipleBirthInteger value="01"/>'))
    expect(resource).toMatchObject({ active: 'yes', multipleBirthInteger: '01' })
  })

  it.each([
    ['<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div>', ''],
    ['<h:div><h:p>a</h:p></h:div>', ' xmlns:h="http://www.w3.org/1999/xhtml"'],
  ])('makes the narrative stand alone: %s', (div, declaration) => {
    const { resource, problems } = read(patient(`<text><status value="empty"/>${div}</text>`, declaration))
    expect(problems).toEqual([])
    expect(resource).toMatchObject({
      text: { div: '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div>' },
    })
  })
})

const BREACHES: readonly (readonly [inside: string, rule: string, path: string])[] = [
  ['<active value="true"/><id value="a"/>', 'xml-element-order', 'Patient.id'],
  ['<name><text value="a"/></name><active value="true"/><name><text value="b"/></name>', 'xml-element-order', 'x'],
  ['<colour value="red"/>', 'xml-unknown-element', 'Patient.colour'],
  ['<name><id value="red"/></name>', 'xml-unknown-element', 'Patient.name[0].id'],
  ['<active value="true" colour="red"/>', 'xml-unknown-attribute', 'Patient.active'],
  ['<active value="true" xml:id="a"/>', 'xml-unknown-attribute', 'Patient.active'],
  ['<name value="red"><text value="a"/></name>', 'xml-unknown-attribute', 'Patient.name[0]'],
  ['<id xmlns="" value="a"/>', 'xml-namespace', 'Patient.id'],
  ['<active value="true">yes</active>', 'xml-text', 'Patient.active'],
  ['<active value="true"><![CDATA[yes]]></active>', 'xml-text', 'Patient.active'],
  ['<active/>', 'xml-empty-element', 'Patient.active'],
  ['<name/>', 'xml-empty-element', 'Patient.name[0]'],
  ['<contained/>', 'xml-empty-element', 'Patient.contained[0]'],
  ['<id value=""/>', 'xml-empty-value', 'Patient.id'],
  ['<name id=""><text value="a"/></name>', 'xml-empty-value', 'Patient.name[0]'],
  ['<gender value="male"/><gender value="male"/>', 'xml-repeated-element', 'Patient'],
  ['<deceasedBoolean value="true"/><deceasedDateTime value="2020"/>', 'xml-repeated-element', 'Patient'],
  ['<contained><Patient/><Patient/></contained>', 'xml-repeated-element', 'Patient.contained[0]'],
  ['<contained><Thing/></contained>', 'xml-unknown-resource', 'Patient.contained[0]'],
  ['<text><status value="empty"/><div>a</div></text>', 'xml-namespace', 'Patient.text.div'],
]

describe('a breach of the format', () => {
  it.each(BREACHES)('%s: %s', (inside, rule, path) => {
    const { resource, problems } = read(patient(`\n${inside}`))
    expect(resource).toBeDefined()
    expect(problems.map((p) => p.rule)).toEqual([rule])
    expect(problems[0]).toMatchObject({ severity: 'error', line: 2 })
    if (path !== 'x') expect(problems[0]?.path).toBe(path)
  })

  it('leaves an empty element out of the tree and keeps its neighbours', () => {
    const { resource } = read(patient('<name><given value="a"/><given/><given value="b"/></name><address/>'))
    expect(resource).toEqual({ resourceType: 'Patient', name: [{ given: ['a', 'b'] }] })
  })

  it('leaves an unknown element out and no trace of it', () => {
    const { resource } = read(patient('<active value="true"><x/></active><name><given><x/></given></name>'))
    expect(resource).toEqual({ resourceType: 'Patient', active: true, name: [{}] })
  })

  it('tells of schemaLocation and its like', () => {
    const xsi = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir a.xsd"'
    expect(read(patient('<id value="a"/>', xsi)).problems).toMatchObject([{ rule: 'xml-schema-location' }])
  })

  it('tells of another namespace once', () => {
    const { resource, problems } = read('<Patient xmlns="urn:x"><id value="a"/><active value="true"/></Patient>')
    expect(resource).toMatchObject({ id: 'a', active: true })
    expect(problems).toMatchObject([{ rule: 'xml-namespace', path: 'Patient' }])
  })

  it('tells of another encoding in the declaration', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${patient('<id value="a"/>')}`
    expect(read(text).problems).toMatchObject([{ rule: 'wrong-encoding' }])
  })
})

const UNREADABLE: readonly (readonly [text: string, rule: string])[] = [
  ['', 'empty-text'],
  ['<?xml version="1.0"?>', 'xml-no-resource'],
  ['plain', 'xml-text'],
  ['<Thing xmlns="http://hl7.org/fhir"/>', 'xml-unknown-resource'],
  [`${patient('<id value="a"/>')}<Patient/>`, 'xml-multiple-roots'],
  [`${patient('<id value="a"/>')} more`, 'xml-text'],
  [patient('<id value="a">'), 'xml-syntax'],
  [patient('<id value=a/>'), 'xml-syntax'],
  [patient('<id value="a" value="b"/>'), 'xml-syntax'],
  [patient('<id value="a<b"/>'), 'xml-syntax'],
  [patient('<id value="&#1;"/>'), 'xml-entity'],
  [patient('<x:id value="a"/>'), 'xml-syntax'],
  [patient('<id value="&nbsp;"/>'), 'xml-entity'],
  [`<!DOCTYPE Patient>${patient('<id value="a"/>')}`, 'xml-doctype'],
  [`<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>${patient('<id value="&x;"/>')}`, 'xml-doctype'],
]

describe('a text that cannot be read', () => {
  it.each(UNREADABLE)('%s: %s', (text, rule) => {
    const { resource, problems } = read(text)
    expect(resource).toBeUndefined()
    expect(problems.map((p) => p.rule)).toEqual([rule])
    expect(problems[0]).toMatchObject({ severity: 'error', line: 1 })
  })
})
