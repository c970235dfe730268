import { describe, expect, it } from 'vitest'
import { readDocument, writeXml } from '../../src/fhir/index.js'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const patient = (inside: string): string => `${HEAD}<Patient xmlns="http://hl7.org/fhir">${inside}</Patient>`

describe('FHIR XML', () => {
  it('has the elements in the order of the model, whatever the order of the object', () => {
    expect(writeXml({ gender: 'male', id: 'a', resourceType: 'Patient' })).toBe(
      patient('<id value="a"/><gender value="male"/>'),
    )
  })

  it('writes ids of elements and urls of extensions as attributes', () => {
    const extension = [{ url: 'http://e', valueCode: 'c', id: 'x' }]
    expect(writeXml({ resourceType: 'Patient', extension, _gender: { id: 'g' } })).toBe(
      patient('<extension id="x" url="http://e"><valueCode value="c"/></extension><gender id="g"/>'),
    )
  })

  it('escapes what an attribute cannot hold', () => {
    expect(writeXml({ resourceType: 'Patient', id: '<&">\n\t\r' })).toBe(
      patient('<id value="&lt;&amp;&quot;&gt;&#10;&#9;&#13;"/>'),
    )
  })

  it('puts what the model does not know last, and loses nothing', () => {
    const text = writeXml({ resourceType: 'Patient', colour: 'red', shades: [{ name: 'a' }, 1], id: 'a' })
    expect(text).toBe(
      patient('<id value="a"/><colour value="red"/><shades><name value="a"/></shades><shades value="1"/>'),
    )
    const rules = readDocument(text, 'xml').problems.map((p) => p.rule)
    expect(rules).toEqual(['xml-unknown-element', 'xml-unknown-element', 'xml-unknown-element'])
  })

  it('writes resources of types that the model does not know', () => {
    expect(writeXml({ resourceType: 'Conformance', kind: 'instance' })).toBe(
      `${HEAD}<Conformance xmlns="http://hl7.org/fhir"><kind value="instance"/></Conformance>`,
    )
  })

  it.each([
    ['a control character', { resourceType: 'Patient', id: '\u0001' }],
    ['half a surrogate pair', { resourceType: 'Patient', id: '\ud800' }],
    ['a property that XML cannot name', { resourceType: 'Patient', '@type': 'x' }],
    ['no resourceType', { id: 'a' }],
    ['a resourceType that is no name', { resourceType: 'Patient><x' }],
    [
      'a contained resource without resourceType that is a name',
      { resourceType: 'Patient', contained: [{ resourceType: 1 }] },
    ],
  ])('refuses %s', (_, resource) => expect(() => writeXml(resource)).toThrow(RangeError))
})
