import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { JsonObject } from '../../core/index.js'
import type { Limits } from '../limits.js'
import type { Model, PropertyFact } from '../model/model.js'
import { lineTable, type LineTable } from '../text/lines.js'
import type { Place } from '../text/places.js'
import type { FormatRule } from '../text/rules.js'
import { pathText, Unreadable, withParams, type ProblemList } from '../text/problems.js'
import { attach, attachTwin, detach, noteNumber, openFrame, type Frame, type Opening } from './frame.js'
import { bareAmpersand, characterProblem, entityProblem } from './entities.js'
import { aboutElement, aboutType, hintText, type Hint } from '../text/about.js'
import { FHIR_NS, XHTML_NS, XMLNS_NS, XSI_NS } from './names.js'
import { primitiveFromXml } from './primitive.js'
import { xhtmlText } from './xhtml-text.js'

/** What the reader of XML found. */
export interface XmlReading {
  readonly resource: JsonObject
  readonly place: Place
}

/**
 * Reads the XML form of a resource into its JSON form, by the model of the FHIR version. What the model does not know
 * is a problem and is left out of the tree.
 *
 * @returns undefined where the text could not be read; then the problems say why
 */
export function readXml(text: string, model: Model, limits: Limits, problems: ProblemList): XmlReading | undefined {
  try {
    return new XmlReader(text, model, limits, problems).document()
  } catch (thrown) {
    if (thrown instanceof Unreadable) return undefined
    throw thrown
  }
}

const noResource = ({ name }: SaxesTagNS, hint: Hint): string =>
  `<${name}> is no resource type of FHIR STU3${hintText(hint)}`

class XmlReader {
  private readonly text: string
  private readonly model: Model
  private readonly limits: Limits
  private readonly problems: ProblemList
  private readonly place: LineTable
  private readonly parser = new SaxesParser({ xmlns: true, position: true })
  private readonly stack: Frame[] = []
  private reading: XmlReading | undefined
  private nodes = 0
  private tagStart = 0
  private namespace = FHIR_NS

  constructor(text: string, model: Model, limits: Limits, problems: ProblemList) {
    this.text = text
    this.model = model
    this.limits = limits
    this.problems = problems
    this.place = lineTable(text)
  }

  document(): XmlReading {
    const { parser } = this
    parser.on('error', ({ message }) => this.broken(message.replace(/^\d+:\d+: /, '')))
    parser.on('doctype', () => this.stop('xml-doctype', 'a document type declaration is refused'))
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding === undefined || /^utf-?8$/i.test(encoding)) return
      this.report('wrong-encoding', `the XML declaration says ${encoding}; FHIR is exchanged in UTF-8`, 0)
    })
    parser.on('opentagstart', ({ name }) => (this.tagStart = this.text.lastIndexOf(`<${name}`, parser.position)))
    parser.on('opentag', (tag) => this.open(tag))
    parser.on('closetag', () => this.stack.pop()?.close())
    parser.on('text', (words) => this.words(words))
    parser.on('cdata', (words) => this.words(words))
    parser.write(this.text).close()
    if (this.reading === undefined) return this.stop('xml-no-resource', 'the text holds no element', 0)
    return this.reading
  }

  private open(tag: SaxesTagNS): void {
    if (++this.nodes > this.limits.maxNodes) {
      this.stop('too-many-values', `more than ${String(this.limits.maxNodes)} elements`)
    }
    if (this.stack.length >= this.limits.maxDepth * 2) {
      this.stop('too-deep', `more than ${String(this.limits.maxDepth * 2)} elements within one another`)
    }
    const top = this.stack.at(-1)
    if (top?.kind === 'xhtml' || top?.kind === 'skipped') {
      this.push({ kind: top.kind, tag, steps: [] })
      return
    }
    if (top === undefined) this.root(tag)
    else if (top.kind === 'holder') this.held(top, tag)
    else this.element(top, tag)
  }

  private root(tag: SaxesTagNS): void {
    if (this.reading !== undefined) this.stop('xml-multiple-roots', `a second root element <${tag.name}> follows`)
    if (tag.uri !== FHIR_NS) {
      const found = tag.uri === '' ? 'no namespace' : `the namespace ${tag.uri}`
      this.report('xml-namespace', `the root is in ${found}; expected ${FHIR_NS}`)
      this.namespace = tag.uri
    }
    if (!this.model.isResource(tag.local)) {
      const hint = aboutType(tag.local, this.model.resources())
      this.stop('xml-unknown-resource', noResource(tag, hint), undefined, hint)
    }
    const frame = this.resource(tag, [])
    this.reading = { resource: frame.object, place: frame.place }
  }

  /** A resource inside an element that holds one: contained, Bundle.entry.resource, ... */
  private held(holder: Frame, tag: SaxesTagNS): void {
    this.checkNamespace(tag)
    if (holder.filled) {
      this.report('xml-repeated-element', `<${holder.tag}> holds one resource, and <${tag.name}> is a second one`)
      return this.skip(tag)
    }
    holder.filled = true
    if (!this.model.isResource(tag.local)) {
      const hint = aboutType(tag.local, this.model.resources())
      this.report('xml-unknown-resource', noResource(tag, hint), undefined, [], hint)
      return this.skip(tag)
    }
    const parent = this.stack.at(-2) as Frame
    const property = parent.type?.properties.get(holder.tag) as PropertyFact
    const frame = this.resource(tag, [])
    attach(parent, property, frame.object, frame.place)
  }

  private resource(tag: SaxesTagNS, steps: readonly (string | number)[]): Frame {
    const frame = this.push({
      kind: 'complex',
      tag,
      steps,
      typeName: tag.local,
      object: { resourceType: tag.local },
    })
    this.attributes(frame, tag)
    return frame
  }

  private element(parent: Frame, tag: SaxesTagNS): void {
    const property = parent.type?.properties.get(tag.local)
    parent.filled = true
    if (property === undefined || property.element.attribute) {
      const why = property === undefined ? 'is no element' : 'is an attribute, not an element,'
      const of = parent.type?.name ?? parent.tag
      const hint = property === undefined ? aboutElement(tag.local, of, parent.type?.properties.keys() ?? []) : {}
      this.report('xml-unknown-element', `<${tag.name}> ${why} of ${of}${hintText(hint)}`, undefined, [tag.local], hint)
      return this.skip(tag)
    }
    const xhtml = property.type === 'xhtml'
    this.checkNamespace(tag, xhtml ? XHTML_NS : this.namespace)
    this.checkOrder(parent, property, tag)
    if (!property.element.repeats && parent.seen.has(property.element.name)) {
      this.report('xml-repeated-element', `<${tag.name}> may stand only once in ${parent.type?.name ?? parent.tag}`)
      return this.skip(tag)
    }
    parent.seen.add(property.element.name)
    if (xhtml) this.xhtml(parent, property, tag)
    else if (property.type === 'Resource') this.holder(parent, property, tag)
    else if (this.model.isPrimitive(property.type)) this.primitive(parent, property, tag)
    else this.complex(parent, property, tag)
  }

  private complex(parent: Frame, property: PropertyFact, tag: SaxesTagNS): void {
    const object: JsonObject = {}
    const place = { at: this.tagStart, members: new Map<string, Place>() }
    const steps = attach(parent, property, object, place)
    const frame = this.push({
      kind: 'complex',
      tag,
      steps,
      typeName: property.type,
      object,
      place,
      close: (self) => {
        if (self.filled) return
        detach(parent, property)
        this.empty(self)
      },
    })
    this.attributes(frame, tag)
  }

  private primitive(parent: Frame, property: PropertyFact, tag: SaxesTagNS): void {
    const text = tag.attributes['value']?.value
    const value = text === undefined ? null : primitiveFromXml(property.type, text)
    const place = { at: this.tagStart, members: new Map<string, Place>() }
    const steps = attach(parent, property, value, place)
    noteNumber(parent, property, value, (text ?? '').trim())
    const frame = this.push({
      kind: 'primitive',
      tag,
      steps,
      typeName: 'Element',
      object: {},
      place,
      close: (self) => {
        const hasTwin = Object.keys(self.object).length > 0
        if (hasTwin) attachTwin(parent, property, self.object, place)
        if (value !== null) return
        if (!self.filled) this.empty(self)
        // In an array, null holds the place of a value that has only a twin.
        if (!hasTwin || !property.element.repeats) detach(parent, property)
      },
    })
    if (text === '') this.report('xml-empty-value', 'the value is empty; leave the element out instead')
    this.attributes(frame, tag)
  }

  private holder(parent: Frame, property: PropertyFact, tag: SaxesTagNS): void {
    const array = parent.object[property.name]
    const steps = property.element.repeats ? [property.name, Array.isArray(array) ? array.length : 0] : [property.name]
    const close = (self: Frame): void => {
      if (!self.filled) this.empty(self)
    }
    this.attributes(this.push({ kind: 'holder', tag, steps, close }), tag)
  }

  private xhtml(parent: Frame, property: PropertyFact, tag: SaxesTagNS): void {
    const place = { at: this.tagStart, members: new Map<string, Place>() }
    const close = (self: Frame): void => {
      attach(parent, property, xhtmlText(this.text.slice(self.start, this.parser.position), tag), place)
    }
    this.push({ kind: 'xhtml', tag, steps: [property.name], close })
  }

  private skip(tag: SaxesTagNS): void {
    this.push({ kind: 'skipped', tag, steps: [] })
  }

  private push(given: Opening): Frame {
    const frame = openFrame(given, this.tagStart, this.model)
    this.stack.push(frame)
    return frame
  }

  private attributes(frame: Frame, tag: SaxesTagNS): void {
    for (const { name, local, uri, value } of Object.values(tag.attributes)) {
      if (uri === XMLNS_NS) continue
      const property = frame.type?.properties.get(local)
      if (uri === XSI_NS) {
        this.report('xml-schema-location', `the attribute ${name} must not stand in a resource that is exchanged`)
      } else if (uri === '' && property?.element.attribute === true) {
        frame.object[local] = value
        frame.filled = true
        if (value === '') this.report('xml-empty-value', `the attribute ${name} is empty; leave it out instead`)
      } else if (!(uri === '' && local === 'value' && frame.kind === 'primitive')) {
        this.report('xml-unknown-attribute', `the attribute ${name} has no meaning on <${tag.name}>`)
      }
    }
  }

  private words(words: string): void {
    const top = this.stack.at(-1)
    if (top === undefined || top.kind === 'xhtml' || top.kind === 'skipped' || !/[^ \t\r\n]/.test(words)) return
    const shown = JSON.stringify(words.trim().slice(0, 20))
    this.report('xml-text', `text has no place here: ${shown} (values stand in the attribute value)`, top.start)
  }

  private checkNamespace(tag: SaxesTagNS, expected = this.namespace): void {
    if (tag.uri === expected) return
    const found = tag.uri === '' ? 'no namespace' : `the namespace ${tag.uri}`
    this.report('xml-namespace', `<${tag.name}> is in ${found}; expected ${expected}`, undefined, [tag.local])
  }

  private checkOrder(parent: Frame, { element }: PropertyFact, tag: SaxesTagNS): void {
    if (element.order >= parent.last) parent.last = element.order
    else {
      const before = parent.type?.elements[parent.last]?.name ?? ''
      this.report('xml-element-order', `<${tag.name}> stands after ${before}; it belongs before`, undefined, [
        tag.local,
      ])
    }
  }

  private empty(frame: Frame): void {
    const message = `<${frame.tag}> holds nothing; leave it out instead`
    this.report('xml-empty-element', message, frame.start, frame.steps)
  }

  private report(
    rule: FormatRule,
    message: string,
    at = this.tagStart,
    more: readonly (string | number)[] = [],
    params: JsonObject = {},
  ): void {
    const steps = [...this.stack.flatMap((f) => f.steps), ...more]
    this.problems.error(rule, message, this.place(at), steps, params)
  }

  private stop(
    rule: FormatRule,
    message: string,
    at = Math.max(this.parser.position - 1, 0),
    params: JsonObject = {},
  ): never {
    const path = pathText(this.stack.slice(0, 12).flatMap((f) => f.steps))
    this.problems.add({ rule, severity: 'error', path, ...this.place(at), message, ...withParams(params) })
    throw new Unreadable()
  }

  /** The first breach of XML itself ends the reading. */
  private broken(message: string): never {
    if (/entity/.test(message)) return this.stop('xml-entity', entityProblem(this.text, this.parser.position))
    const character = /disallowed character/.test(message) && characterProblem(this.text, this.parser.position)
    if (character) return this.stop('xml-entity', character)
    if (/root element/.test(message) && this.nodes === 0)
      return this.stop('xml-no-resource', 'the text holds no element')
    if (/one root/.test(message)) return this.stop('xml-multiple-roots', 'a second root element follows')
    if (/outside of root/.test(message)) {
      const other = this.nodes === 0 && /^\s*[[{]/.test(this.text) ? ': this looks like JSON, not XML' : ''
      return this.stop('xml-text', `text stands outside of the root element${other}`)
    }
    // The parser looks for the end of an entity up to the end of the text, and then misses the end tags.
    const ampersand = /unclosed tag|unexpected end/.test(message) ? bareAmpersand(this.text) : undefined
    if (ampersand !== undefined) return this.stop('xml-entity', entityProblem(this.text, ampersand + 1), ampersand)
    return this.stop('xml-syntax', message)
  }
}
