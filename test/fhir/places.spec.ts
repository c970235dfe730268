import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/fhir/index.js'

const JSON_TEXT = `{
  "resourceType": "Bundle",
  "entry": [
    { "resource": {
        "resourceType": "Patient",
        "name": [{ "text": "a \\" ] }" }, { "given": ["b", null],
          "_given": [null, { "id": "c" }] }],
        "deceasedBoolean": false,
        "_birthDate": { "extension": [{ "url": "u" }] }
    } }
  ]
}`

const XML_TEXT = `<Bundle xmlns="http://hl7.org/fhir">
  <entry>
    <resource>
      <Patient>
        <name><text value="a"/></name><name>
          <given value="b"/>
          <given id="c"/></name>
        <birthDate><extension url="u"><valueCode value="c"/></extension></birthDate>
        <deceasedBoolean value="false"/>
      </Patient>
    </resource>
  </entry>
</Bundle>`

const CASES: readonly (readonly [path: string, json: readonly [number, number], xml: readonly [number, number]])[] = [
  ['Bundle', [1, 1], [1, 1]],
  ['Bundle.entry[0]', [4, 5], [2, 3]],
  ['Bundle.entry[0].resource', [4, 7], [4, 7]],
  ['Bundle.entry[0].resource.name[1]', [6, 42], [5, 39]],
  ['Bundle.entry[0].resource.name[1].given[0]', [6, 54], [6, 11]],
  ['Bundle.entry[0].resource.name[1].given[1]', [6, 59], [7, 11]],
  ['Bundle.entry[0].resource.name[1].given[1].id', [7, 30], [7, 11]],
  ['Bundle.entry[0].resource.deceased', [8, 9], [9, 9]],
  ['Bundle.entry[0].resource.deceasedBoolean', [8, 9], [9, 9]],
  ['Bundle.entry[0].resource.birthDate.extension[0].url', [9, 41], [8, 20]],
  ['Bundle.entry[0].resource.gender', [4, 7], [4, 7]],
  ['Bundle.entry[0].resource.name[7].use', [6, 9], [5, 9]],
  ['Bundle.type', [1, 1], [1, 1]],
]

describe.each([
  ['json', JSON_TEXT, 0],
  ['xml', XML_TEXT, 1],
] as const)('where things stand in %s', (format, text, column) => {
  const document = readDocument(text, format)

  it('is told of a text without problems', () => expect(document.problems).toEqual([]))

  it.each(CASES)('%s', (path, ...places) => {
    const [line, col] = places[column]
    expect(document.locate(path)).toEqual({ line, column: col })
  })
})

describe('a text that could not be read', () => {
  it('has no places', () => expect(readDocument('{', 'json').locate('Patient')).toBeUndefined())
})
