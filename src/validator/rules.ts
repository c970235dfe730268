import type { JsonObject } from '../core/index.js'
import { hintText } from '../fhir/index.js'
import { INVARIANT_WORDS } from './definitions/index.js'
import type { Severity } from './types.js'

/** What a rule says when it is broken. */
interface Rule {
  readonly severity: Severity
  readonly says: (params: JsonObject) => string
}

const error = (says: Rule['says']): Rule => ({ severity: 'error', says })
const warning = (says: Rule['says']): Rule => ({ severity: 'warning', says })
const info = (says: Rule['says']): Rule => ({ severity: 'info', says })

/** A value as a message shows it: text in quotes, lists with commas, long things cut. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ')
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  return text === undefined ? 'nothing' : text.length > 200 ? `${text.slice(0, 200)}...` : text
}

/** What an invariant asks for, where we have words for it. */
const meaning = (key: unknown): string =>
  typeof key === 'string' && Object.hasOwn(INVARIANT_WORDS, key) ? ` (${INVARIANT_WORDS[key] ?? ''})` : ''

const plain = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value))
const aOrAn = (thing: string): string => `${/^[AEIOU]/i.test(thing) ? 'an' : 'a'} ${thing}`
const times = (count: unknown): string => (count === 1 ? 'once' : `${String(count)} times`)
const among = (values: unknown, present: unknown): string => {
  if (!Array.isArray(values) || values.length === 0) return ''
  const which =
    values.length === present ? `the ${String(present)}` : `the first ${values.length} of ${String(present)}`
  return `; ${which} present: ${plain(values)}`
}
/** A value that was received: a number as it was written, if JavaScript writes it otherwise. */
const received = ({ value, written }: JsonObject): string => (typeof written === 'string' ? written : shown(value))

/** The rules of the validator by name: how bad a breach is unless the rule's source says otherwise, and its words. */
export const RULES = {
  'cardinality-min': error(
    (p) => `${plain(p['element'])} is missing: it must occur at least ${times(p['min'])}, found ${plain(p['found'])}`,
  ),
  'cardinality-max': error((p) => `it may occur at most ${times(p['max'])}, found ${plain(p['found'])}`),
  prohibited: error((p) => `${plain(p['element'])} must not be sent under this profile`),
  'unknown-element': error((p) => `${plain(p['element'])} is not an element of ${plain(p['of'])}${hintText(p)}`),
  'choice-type': error(
    (p) => `${plain(p['element'])} has a type that is not allowed here; allowed: ${plain(p['allowed'])}`,
  ),
  'choice-several': error((p) => `only one type of ${plain(p['element'])} may be sent, found ${plain(p['found'])}`),
  'json-type': error(
    (p) =>
      `expected JSON ${plain(p['expected'])}, found ${plain(p['found'])}${p['value'] === undefined ? '' : ` ${received(p)}`}${hintText(p)}`,
  ),
  'null-value': error(() => 'null stands in an array only to pad it, beside an extension for the same place'),
  'empty-string': error(() => 'the text is empty; leave the element out instead'),
  format: error((p) => `${received(p)} is not ${plain(p['expected'])} (type ${plain(p['type'])})`),
  'max-length': error((p) => `the text is longer than the ${plain(p['max'])} characters allowed`),
  'uri-relative': error((p) => `${shown(p['value'])} names a system and must be an absolute URI`),
  'fixed-value': error((p) => `expected exactly ${shown(p['expected'])}, found ${shown(p['found'])}`),
  'pattern-value': error((p) => `expected a value that holds ${shown(p['expected'])}, found ${shown(p['found'])}`),
  'slice-min': error(
    (p) =>
      `slice ${plain(p['slice'])} (${plain(p['says'])}) must occur at least ${times(p['min'])}, found ${plain(p['found'])}${among(p['among'], p['present'])}`,
  ),
  'slice-max': error(
    (p) =>
      `slice ${plain(p['slice'])} (${plain(p['says'])}) may occur at most ${times(p['max'])}, found ${plain(p['found'])}`,
  ),
  'slice-unmatched': error(
    (p) =>
      `it belongs to no slice and others are not allowed; it has ${plain(p['found'])}; tried: ${plain(p['tried'])}`,
  ),
  'slice-order': warning(
    (p) => `slice ${plain(p['slice'])} should come before the entry with index ${plain(p['after'])}`,
  ),
  'slice-defect': info(
    (p) =>
      `the profile cannot be applied to slice ${plain(p['slice'])}: ${plain(p['why'])}; this is a defect of the profile, not of the resource`,
  ),
  binding: error(
    (p) =>
      `${plain(p['found'])} is not in the value set ${plain(p['valueSet'])} (${plain(p['strength'])})${p['otherSystem'] === true ? ': the code is in it, but from another system' : listed(p['known'])}`,
  ),
  'binding-no-code': error((p) => `a code from ${plain(p['valueSet'])} is required, found none`),
  'code-unknown': error((p) => `the code system ${plain(p['system'])} has no code ${shown(p['code'])}`),
  'code-form': warning((p) => `${shown(p['code'])} cannot be a code of ${plain(p['system'])}: ${plain(p['problem'])}`),
  'code-display': warning(
    (p) => `${plain(p['system'])} calls ${shown(p['code'])} ${shown(p['expected'])}, found ${shown(p['found'])}`,
  ),
  'system-invalid': error((p) => `${shown(p['system'])} is no code system; expected ${plain(p['expected'])}`),
  'system-is-page': warning((p) => `${plain(p['system'])} is a web page; expected the URL of a code system`),
  'system-is-value-set': warning(
    (p) => `${plain(p['system'])} is the URL of a value set; expected that of a code system`,
  ),
  'extension-unknown': info(
    (p) =>
      `no definition of the extension ${plain(p['url'])} is loaded: only its shape was judged${p['asModifier'] === true ? '; it is a modifier, and a receiver that does not know it must not read on' : ''}${hintText(p)}`,
  ),
  'extension-modifier': error((p) =>
    p['asModifier'] === true
      ? `the definition of ${plain(p['url'])} does not make it a modifier: it belongs into extension`
      : `the definition of ${plain(p['url'])} makes it a modifier: it belongs into modifierExtension`,
  ),
  'extension-url': error((p) => `the url of an extension must be absolute, found ${shown(p['url'])}`),
  'reference-form': error(
    (p) =>
      `${shown(p['reference'])} is not a reference: expected Type/id, an absolute URL, urn:uuid:... or #id${hintText(p)}`,
  ),
  'reference-unresolved': error(
    (p) =>
      `${shown(p['reference'])} leads to no ${p['within'] === 'Bundle' ? 'entry of the Bundle' : 'contained resource'}`,
  ),
  'reference-ambiguous': warning(
    (p) => `${shown(p['reference'])} leads to ${plain(p['found'])} versions in the Bundle; the first one was judged`,
  ),
  'reference-target': error(
    (p) =>
      `${shown(p['reference'])} leads to ${aOrAn(plain(p['found']))}; ${p['pages'] === undefined ? 'expected' : 'the definition names'} ${plain(p['expected'])}${p['pages'] === undefined ? '' : `, the pages of GP Connect ${plain(p['found'])} as well (${plain(p['pages'])})`}`,
  ),
  'reference-target-profile': warning(
    (p) => `what ${shown(p['reference'])} leads to keeps to none of the profiles ${plain(p['expected'])}`,
  ),
  'bundle-first-entry': error(
    (p) =>
      `the first entry of a Bundle of type ${plain(p['type'])} is ${aOrAn(plain(p['expected']))}, found ${plain(p['found'])}`,
  ),
  'bundle-incomplete': error(
    (p) => `${plain(p['element'])} of the Composition leads to ${shown(p['reference'])}, which is not in the document`,
  ),
  'bundle-repeated-entry': warning(
    (p) => `${plain(p['entry'])} stands in the Bundle ${times(p['found'])}: a reference to it is ambiguous`,
  ),
  'resource-type-missing': error(() => 'resourceType is missing'),
  'resource-type-unknown': error((p) => `${shown(p['found'])} is not a resource type of FHIR STU3${hintText(p)}`),
  'resource-type-unexpected': error((p) => `expected ${plain(p['expected'])}, found ${plain(p['found'])}`),
  'profile-unknown': warning(
    (p) =>
      `no definition of the profile ${plain(p['profile'])}${p['versions'] === undefined ? '' : ` (FHIR ${plain(p['versions'])})`} is loaded: it was not applied`,
  ),
  'profile-unnamed': error(
    (p) => `it names no profile in meta.profile: expected ${plain(p['profile'])}, by which it was judged`,
  ),
  'fhir-version': info(
    (p) =>
      `this looks like FHIR ${plain(p['versions']).replace(', ', ' or ')} and is judged as STU3: ${p['times'] === 1 ? 'one finding names' : `${plain(p['times'])} findings name`} what STU3 does not have`,
  ),
  'profile-type': error(
    (p) => `the profile ${plain(p['profile'])} is one of ${plain(p['expected'])}, not of ${plain(p['found'])}`,
  ),
  invariant: error((p) => `the rule ${plain(p['key'])} does not hold${meaning(p['key'])}: ${plain(p['expression'])}`),
  'invariant-not-evaluable': info((p) => `${plain(p['key'])} could not be judged: ${plain(p['reason'])}`),
  narrative: error((p) => `the narrative breaks the rules of its XHTML: ${plain(p['found'])}`),
  'definition-refused': error(
    (p) => `the definition cannot be applied: ${plain(p['construct'])} (element ${plain(p['element'])})`,
  ),
  'too-deep': error(
    (p) => `elements stand more than ${plain(p['limit'])} within one another: what is below was not judged`,
  ),
  'too-many-findings': error((p) => `more than ${plain(p['limit'])} findings: the rest was not listed`),
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof RULES

const listed = (known: unknown): string =>
  Array.isArray(known) && known.length > 0 ? `; it holds ${plain(known)}${known.length >= 8 ? ' and others' : ''}` : ''

/** The name that JSON gives to the type of a value. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
