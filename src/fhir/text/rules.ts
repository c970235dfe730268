/**
 * The rules of the two formats, each with what its breach means. Errors, but for the byte order mark, which RFC 8259
 * lets a reader ignore.
 */
export const FORMAT_RULES = {
  'byte-order-mark': 'the text begins with a byte order mark',
  'invalid-utf-8': 'some bytes are not UTF-8',
  'wrong-encoding': 'the text is, or says it is, in another encoding than UTF-8',
  'lone-surrogate': 'a string holds half of a surrogate pair',
  'empty-text': 'there is no text at all, or only blanks',
  'html-page': 'the text is a web page (HTML), not a resource',
  'too-large': 'the text is larger than what is read',
  'too-deep': 'elements stand deeper within one another than what is read',
  'too-many-values': 'the text holds more values than are read',
  'too-many-problems': 'more problems were found than are listed',
  'json-syntax': 'the text is not JSON (RFC 8259)',
  'json-trailing-bytes': 'something follows after the resource',
  'json-not-an-object': 'the text is JSON, but not an object',
  'json-duplicate-key': 'a property stands twice in one object; the last one was judged',
  'json-empty-string': 'a string is empty',
  'json-empty-array': 'an array is empty',
  'json-empty-object': 'an object is empty',
  'json-null': 'null stands where it does not pad an array of primitives',
  'json-number-form': 'a number has an exponent, which decimals of STU3 do not have',
  'json-number-range': 'a number is too large for any reader',
  'json-proto-key': 'a property is named __proto__; it was left out',
  'xml-syntax': 'the text is not well-formed XML',
  'xml-doctype': 'the text has a document type declaration',
  'xml-entity': 'the text refers to an entity that XML itself does not know, or to a character that XML does not allow',
  'xml-no-resource': 'the text holds no element',
  'xml-multiple-roots': 'a second root element follows',
  'xml-unknown-resource': 'an element that should be a resource is none of this FHIR version',
  'xml-unknown-element': 'an element is not one of its parent; it was left out',
  'xml-unknown-attribute': 'an attribute has no meaning on its element',
  'xml-element-order': 'an element stands after one that it must come before',
  'xml-repeated-element': 'an element that may stand once stands again; the first one was judged',
  'xml-empty-element': 'an element has neither value nor content',
  'xml-empty-value': 'an attribute is empty',
  'xml-namespace': 'an element is in another namespace than FHIR or XHTML demand',
  'xml-schema-location': 'a resource names its schema',
  'xml-text': 'text stands where values belong into attributes, or outside of the root',
} as const satisfies Record<string, string>

/** One word of {@link FORMAT_RULES}. */
export type FormatRule = keyof typeof FORMAT_RULES
