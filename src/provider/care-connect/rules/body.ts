import { inWords, type Json, type JsonObject } from '../../../core/index.js'
import { parseMoment } from '../../../fhir/index.js'
import { bodyOf, resourceOf } from '../../frame/body.js'
import { shapeProblems, type IsSimple } from '../../frame/shape.js'
import type { RequestContext, CareRule } from '../request-context.js'
import { refuse, type Case } from '../refusal.js'

/** Says what is wrong with a resource that was sent; undefined where nothing is. */
export type Judge = (resource: JsonObject, asked: RequestContext) => string | undefined

/** A rule on the content of the body; silent where the body could not be read. */
export const bodyRule = (id: string, judge: Judge, of: Case = 'profile'): CareRule => ({
  id,
  refuse: (asked) => {
    const resource = resourceOf(asked.request)
    const problem = resource && judge(resource, asked)
    return problem === undefined ? undefined : refuse(of, problem)
  },
})

const MOMENTS = { date: 'date', dateTime: 'dateTime', instant: 'instant' } as const
const NUMBERS = ['integer', 'positiveInt', 'unsignedInt', 'decimal']

/** The JSON type of a primitive value, and that moments exist. Codes and the like are profile business. */
const isSimple: IsSimple = (value: Json | undefined, type) => {
  if (type === 'boolean') return typeof value === 'boolean'
  if (NUMBERS.includes(type)) return typeof value === 'number'
  if (typeof value !== 'string') return false
  const moment = Object.hasOwn(MOMENTS, type) ? MOMENTS[type as keyof typeof MOMENTS] : undefined
  return moment === undefined || parseMoment(value, moment) !== undefined
}

/**
 * The rules of a body before anyone looks at what it says (spec facts, Care Connect, section 5.5). What cannot be read
 * or is no FHIR is 400; elements that FHIR does not know are passed over (CCS-GENERAL-017).
 */
export const bodyRules: readonly CareRule[] = [
  {
    id: 'body.readable',
    refuse: ({ request }) => {
      const body = bodyOf(request)
      return 'problem' in body ? refuse('bad-request', body.problem) : undefined
    },
  },
  bodyRule('body.type', ({ resourceType }) =>
    resourceType === 'Appointment' ? undefined : `the body is ${inWords(resourceType)}, not Appointment`,
  ),
  {
    id: 'body.format',
    refuse: ({ request }) => {
      const body = bodyOf(request)
      return 'flaw' in body && body.flaw !== undefined ? refuse('malformed', body.flaw, 'Appointment') : undefined
    },
  },
  {
    id: 'body.form',
    refuse: ({ request }) => {
      const resource = resourceOf(request)
      const [problem] = resource
        ? shapeProblems(resource, 'Appointment', 'Appointment', isSimple).filter(({ kind }) => kind === 'form')
        : []
      return problem && refuse('malformed', problem.says, problem.path)
    },
  },
  bodyRule('body.no-modifier', ({ modifierExtension }) =>
    modifierExtension === undefined ? undefined : 'a modifier extension is not understood here',
  ),
]
