import { describe, expect, it } from 'vitest'
import { readDocument, type FhirDocument } from '../../src/fhir/index.js'
import type { Format } from '../../src/fhir/document.js'

const BOTH: readonly Format[] = ['json', 'xml']
const found = ({ resource, problems }: FhirDocument): unknown[] => [
  resource,
  ...problems.map(({ rule, message }) => `${rule}: ${message}`),
]

describe.each(BOTH)('a body of %s that is no attempt at a resource', (format) => {
  it.each([
    ['', 'empty-text: the text is empty'],
    [' \r\n\t', 'empty-text: the text holds only blanks'],
    [
      '<!DOCTYPE html>\n<html><head><title>\n502 Bad Gateway</title></head></html>',
      'html-page: the text is a web page (HTML), with the title "502 Bad Gateway", not a resource',
    ],
    ['<HTML><body>no</body></HTML>', 'html-page: the text is a web page (HTML), not a resource'],
    [
      '<?xml version="1.0"?><!-- a page --><!doctype HTML PUBLIC "x"><html/>',
      'html-page: the text is a web page (HTML), not a resource',
    ],
  ])('%j is called what it is', (text, says) => expect(found(readDocument(text, format))).toEqual([undefined, says]))
})

describe('a body in the other format', () => {
  it('is told to be XML where JSON was announced', () => {
    const [, said] = found(readDocument('<Patient xmlns="http://hl7.org/fhir"/>', 'json'))
    expect(said).toMatch(/^json-syntax: expected a value, found .*: this looks like XML, not JSON$/)
    expect(found(readDocument('{"a":<', 'json')).join()).not.toContain('XML')
  })

  it('is told to be JSON where XML was announced', () => {
    expect(found(readDocument('{"resourceType":"Patient"}', 'xml')).join()).toMatch(/looks like JSON, not XML/)
    expect(found(readDocument('plain', 'xml')).join()).not.toContain('JSON')
  })
})

describe('a resource with a narrative', () => {
  it('is no web page', () => {
    const text =
      '<Patient xmlns="http://hl7.org/fhir"><text><status value="empty"/><div xmlns="http://www.w3.org/1999/xhtml"><p>html</p></div></text></Patient>'
    expect(readDocument(text, 'xml').problems).toEqual([])
  })
})

describe('what XML cannot hold', () => {
  const patient = (value: string): string => `<Patient xmlns="http://hl7.org/fhir"><id value="${value}"/></Patient>`
  it.each([
    ['&#31;', '&#31; refers to the control character U+001F, which XML does not allow'],
    ['&#xFFFF;', '&#xFFFF; refers to the character U+FFFF, which XML does not allow'],
    ['&#xZZ;', '&#xZZ; is no reference to a character, such as &#163; or &#xA3;'],
    ['&nbsp;', '&nbsp; is an entity that XML does not know'],
    ['a & b', '& begins no entity; an ampersand is written &amp;'],
    ['\u0001', 'the control character U+0001 stands here, which XML does not allow'],
  ])('%j is named as it was written', (value, says) => {
    const { problems } = readDocument(patient(value), 'xml')
    expect(problems).toMatchObject([{ rule: 'xml-entity', message: expect.stringContaining(says) as string }])
  })

  it.each(['&#163;', '&#xA3;', '&amp;', '&#9;'])('%s is read', (value) =>
    expect(readDocument(patient(value), 'xml').problems).toEqual([]),
  )
})

describe('blanks around a boolean or a number of XML', () => {
  const patient = (active: string, birth: string): FhirDocument =>
    readDocument(
      `<Patient xmlns="http://hl7.org/fhir"><active value="${active}"/><multipleBirthInteger value="${birth}"/></Patient>`,
      'xml',
    )

  it('mean nothing', () =>
    expect(patient(' true', '2 ').resource).toMatchObject({ active: true, multipleBirthInteger: 2 }))
  it('do not make a value of what is none', () =>
    expect(patient(' True', '2 3').resource).toMatchObject({ active: ' True', multipleBirthInteger: '2 3' }))
})
