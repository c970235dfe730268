import type { Json, JsonObject } from '../../core/index.js'
import { noteNumberText } from '../json/number-text.js'
import type { SaxesTagNS } from 'saxes'
import type { Model, PropertyFact, TypeFact } from '../model/model.js'
import type { Place } from '../text/places.js'

/** A place that is still growing. */
export interface GrowingPlace extends Place {
  readonly members: Map<string, Place>
}

/** An element that is open while XML is read. */
export interface Frame {
  readonly kind: 'complex' | 'primitive' | 'holder' | 'xhtml' | 'skipped'
  /** The step from the parent in FHIR path terms. */
  readonly steps: readonly (string | number)[]
  readonly tag: string
  readonly start: number
  /** What may stand inside; of a primitive, what an Element may hold. */
  readonly type: TypeFact | undefined
  /** The object of a complex element; the twin (id and extensions) of a primitive. */
  readonly object: JsonObject
  readonly place: GrowingPlace
  /** Order of the last child element that was seen. */
  last: number
  /** True once something was found inside: a value, an attribute or a child. */
  filled: boolean
  /** Names of elements already seen, for those that must not repeat. */
  readonly seen: Set<string>
  /** Run when the element ends. */
  readonly close: () => void
}

/** What is told of an element when it opens; the rest begins empty. */
export interface Opening extends Pick<Frame, 'kind' | 'steps'> {
  readonly tag: SaxesTagNS
  readonly typeName?: string
  readonly object?: JsonObject
  readonly place?: GrowingPlace
  readonly close?: (self: Frame) => void
}

/** @param start - offset of the tag's `<` */
export function openFrame(given: Opening, start: number, model: Model): Frame {
  const frame: Frame = {
    kind: given.kind,
    steps: given.steps,
    tag: given.tag.local,
    start,
    type: given.typeName === undefined ? undefined : model.type(given.typeName),
    object: given.object ?? {},
    place: given.place ?? { at: start, members: new Map<string, Place>() },
    last: -1,
    filled: false,
    seen: new Set(),
    close: () => given.close?.(frame),
  }
  return frame
}

/** Puts a value where JSON has it: in the property, or at the end of its array. Gives the steps to it. */
export function attach(frame: Frame, property: PropertyFact, value: Json, place: Place): (string | number)[] {
  const { name, element } = property
  if (!element.repeats) {
    frame.object[name] = value
    frame.place.members.set(name, place)
    return [name]
  }
  const array = (frame.object[name] ??= []) as Json[]
  array.push(value)
  const known = frame.place.members.get(name)
  if (known?.items === undefined) frame.place.members.set(name, { at: place.at, items: [place] })
  else (known.items as Place[]).push(place)
  return [name, array.length - 1]
}

/** Takes back what {@link attach} put there last: an element that turned out to be empty. */
export function detach(frame: Frame, property: PropertyFact): void {
  const array = frame.object[property.name]
  const items = frame.place.members.get(property.name)?.items as Place[] | undefined
  if (Array.isArray(array) && array.length > 1) {
    array.pop()
    items?.pop()
    return
  }
  Reflect.deleteProperty(frame.object, property.name)
  frame.place.members.delete(property.name)
}

/** Remembers how a number was written in the attribute. */
export function noteNumber(frame: Frame, property: PropertyFact, value: Json, text: string): void {
  if (typeof value !== 'number' || String(value) === text) return
  const array = frame.object[property.name]
  if (Array.isArray(array)) noteNumberText(array, array.length - 1, text)
  else noteNumberText(frame.object, property.name, text)
}

/** Puts a primitive's id and extensions into `_name`, padded with null up to its index. */
export function attachTwin(frame: Frame, property: PropertyFact, twin: JsonObject, place: Place): void {
  const name = `_${property.name}`
  if (!property.element.repeats) {
    frame.object[name] = twin
    frame.place.members.set(name, place)
    return
  }
  const index = (frame.object[property.name] as Json[]).length - 1
  const array = (frame.object[name] ??= []) as Json[]
  while (array.length < index) array.push(null)
  array.push(twin)
  const known = frame.place.members.get(name)
  const items = known?.items === undefined ? [] : [...known.items]
  while (items.length < index) items.push({ at: place.at })
  frame.place.members.set(name, { at: known?.at ?? place.at, items: [...items, place] })
}
