import type { AnswerToAll } from './messages.js'

/**
 * Policies: what a provider decides where the standard has one right answer and a faulty provider another. The code
 * asks its policies and never whether it is faulty; a mutation of the state lays a change over the honest ones. They
 * stand in groups, which are plain objects; a policy itself is any other value.
 */

/** A change of policies: some of them with another value. */
export type Overlay<P> = {
  readonly [K in keyof P]?: P[K] extends RegExp | ((...args: never[]) => unknown) ? P[K] : Overlay<P[K]>
}

type Group = Readonly<Record<string, unknown>>

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const over = (policies: Group, change: Group): Group => ({
  ...policies,
  ...Object.fromEntries(
    Object.entries(change).map(([name, value]) => {
      const kept = policies[name]
      return [name, isGroup(value) && isGroup(kept) ? over(kept, value) : value]
    }),
  ),
})

/** Policies with a change laid over them. */
export const overlaid = <P extends object>(policies: P, change: object): P =>
  over(policies as Group, change as Group) as P

/** The paths of the policies that a change is about, such as `pds.asks`. */
export const pathsOf = (change: object): string[] =>
  Object.entries(change).flatMap(([name, value]) =>
    isGroup(value) ? pathsOf(value).map((path) => `${name}.${path}`) : [name],
  )

/** The same policies, which tell of every one that is read by its path. */
export const watched = <P extends object>(policies: P, onRead: (path: string) => void, above = ''): P =>
  new Proxy(policies, {
    get(group, name) {
      const value: unknown = Reflect.get(group, name)
      const path = above + String(name)
      if (isGroup(value)) return watched(value, onRead, `${path}.`)
      onRead(path)
      return value
    },
  })

/** What a provider of any standard decides, as an honest one does. */
export const common = {
  /** What is answered whatever is asked; an honest provider looks at each request. */
  toAll: undefined as AnswerToAll | undefined,
  /** Whether a resource type is found in any case: paths are case sensitive (spec facts section 3.1). */
  anyCase: false,
  /** The `Prefer` that asks for an answer without the resource, and whether it is heeded (spec facts section 7.4). */
  prefer: { minimal: /\breturn\s*=\s*minimal\b/i, heeded: true },
}

export type CommonPolicies = typeof common
