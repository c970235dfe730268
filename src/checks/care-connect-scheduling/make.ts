import { isObject, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'

/** Values that a parameter of the request had, decoded, in their order. */
export const askedFor = ({ exchange }: Answer, name: string): string[] =>
  new URLSearchParams(exchange.request.path.split('?').slice(1).join('?')).getAll(name)

/** Names and values of every parameter of the request. */
export const parametersOf = ({ exchange }: Answer): [name: string, value: string][] => [
  ...new URLSearchParams(exchange.request.path.split('?').slice(1).join('?')),
]

/** The instants between which slots were to start, as the request had them. */
export function windowOf(answer: Answer): { readonly from?: number; readonly to?: number } {
  const bounds = [...askedFor(answer, 'start'), ...askedFor(answer, 'end')]
  const instant = (prefix: string): number | undefined => {
    const text = bounds.find((bound) => bound.startsWith(prefix))?.slice(prefix.length)
    const at = text === undefined ? Number.NaN : Date.parse(text)
    return Number.isNaN(at) ? undefined : at
  }
  const [from, to] = [instant('ge'), instant('le')]
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** The id of the service whose slots were asked for; undefined where the request names none. */
export const serviceOf = (answer: Answer): string | undefined =>
  parametersOf(answer).find(([name]) => name.endsWith('schedule.actor:healthcareservice'))?.[1]

/** The member of an object, where it is an object itself. */
export const inside = (resource: JsonObject | undefined, name: string): JsonObject => {
  const value = resource?.[name]
  return isObject(value) ? value : {}
}
