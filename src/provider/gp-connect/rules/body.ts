import { objects, type JsonObject, inWords } from '../../../core/index.js'
import type { RequestContext, Rule } from '../request-context.js'
import { bodyOf, resourceOf } from '../../frame/body.js'
import { refuse, type SpineCode } from '../refusal.js'
import { shapeProblems } from '../../frame/shape.js'

/** Says what is wrong with a resource that was sent; undefined where nothing is. */
export type Judge = (resource: JsonObject, asked: RequestContext) => string | undefined

/** A rule on the content of the body; silent where the body could not be read. */
export const bodyRule = (id: string, judge: Judge, code: SpineCode = 'INVALID_RESOURCE'): Rule => ({
  id,
  refuse: (asked) => {
    const resource = resourceOf(asked.request)
    const problem = resource && judge(resource, asked)
    return problem === undefined ? undefined : refuse(code, problem)
  },
})

/** Every reference below a value, with its path. */
export function referencesBelow(value: unknown, path: string): [path: string, reference: string][] {
  if (Array.isArray(value)) return value.flatMap((one, i) => referencesBelow(one, `${path}[${String(i)}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, below]: [string, unknown]) =>
    name === 'reference' && typeof below === 'string'
      ? [[`${path}.reference`, below] as [string, string]]
      : referencesBelow(below, `${path}.${name}`),
  )
}

const shapeRule = (id: string, kind: 'unknown' | 'form', type: string): Rule =>
  bodyRule(id, (resource) => shapeProblems(resource, type).find((problem) => problem.kind === kind)?.says)

/**
 * The rules of a body before anyone looks at what it says: readable (BAD_REQUEST), of the right type, of the shape of
 * that type, with relative references only (INVALID_RESOURCE). Spec facts sections 6.3 and 7.4.
 */
export const bodyRules = (type: string): readonly Rule[] => [
  {
    id: 'body.readable',
    refuse: ({ request }) => {
      const body = bodyOf(request)
      return 'problem' in body ? refuse('BAD_REQUEST', body.problem) : undefined
    },
  },
  bodyRule('body.type', ({ resourceType }) =>
    resourceType === type ? undefined : `the body is ${inWords(resourceType)}, not ${type}`,
  ),
  {
    id: 'body.format',
    refuse: ({ request }) => {
      const body = bodyOf(request)
      return 'flaw' in body && body.flaw !== undefined ? refuse('INVALID_RESOURCE', body.flaw) : undefined
    },
  },
  shapeRule('body.known-elements', 'unknown', type),
  shapeRule('body.form', 'form', type),
  bodyRule('body.relative-references', (resource) => {
    const absolute = referencesBelow(resource, type).find(([, reference]) => /^[a-z][a-z0-9+.-]*:/i.test(reference))
    return absolute && `${absolute[0]} is absolute: ${absolute[1]}`
  }),
]

/** The extensions of an element with that canonical. */
export const extensionsOf = (element: JsonObject, url: string): JsonObject[] =>
  objects(element['extension']).filter((extension) => extension['url'] === url)
