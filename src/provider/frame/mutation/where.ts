import type { EndpointFacts } from '../endpoint.js'

/** What is done by an interaction, whatever the resource. */
export type Kind = 'statement' | 'search' | 'read' | 'create' | 'update' | 'operation'

/** The kind of an interaction, by where it is served and how. */
export function kindOf({ level, method }: EndpointFacts): Kind {
  if (level === 'operation') return 'operation'
  if (method !== 'GET') return method === 'POST' ? 'create' : 'update'
  if (level === 'system') return 'statement'
  return level === 'instance' ? 'read' : 'search'
}

/** Which of the interactions that a provider serves: those that fit all of it. */
export interface Where {
  readonly kind?: readonly Kind[]
  /** Types of resources. */
  readonly resource?: readonly string[]
  /** Interactions, or types of resources, that are left out. */
  readonly not?: readonly string[]
}

/** Where faults apply: the interactions of these names as far as they are served, or what fits. */
export type On = readonly string[] | Where

const isList = (on: On): on is readonly string[] => Array.isArray(on)

/** The interactions that are meant: those that are listed in the order of the list. */
export function endpointsOf(on: On, served: readonly EndpointFacts[]): readonly EndpointFacts[] {
  if (isList(on)) return on.flatMap((id) => served.filter((one) => one.id === id))
  const { kind, resource, not = [] } = on
  return served.filter(
    (one) =>
      (kind?.includes(kindOf(one)) ?? true) &&
      (resource?.includes(one.type) ?? true) &&
      !not.includes(one.id) &&
      !not.includes(one.type),
  )
}

/** What belongs to bookings: interactions that have faults of their own in place of most of the general ones. */
const SCHEDULING = ['Slot', 'Appointment']

/** The interactions of these kinds on which faults of the general rules are tried, with exceptions. */
export const every = (kind: readonly Kind[], ...not: string[]): Where => ({ kind, not: [...SCHEDULING, ...not] })

/** The interactions of bookings, of these kinds. */
export const scheduling = (...kind: Kind[]): Where => ({ resource: SCHEDULING, kind })

/** The interactions that show resources of a type: found or read. */
export const showing = (resource: string): Where => ({ resource: [resource], kind: ['search', 'read'] })
