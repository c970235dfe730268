import { blocked, broken, ok, type Json, type JsonObject, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { resources, show, type Located, type Selector } from './located.js'

/** What every check is made of: its id, the rows that it names, what it needs, and the resource type that it judges. */
export interface CheckMeta extends Pick<Check, 'id' | 'reqs' | 'says' | 'needs'> {
  /** The type that the interaction is about where absent. */
  readonly type?: string
}

/** Judges one resource of the answer. */
export type JudgeOne = (
  subject: Located<JsonObject>,
  context: CheckContext,
  answer: Answer,
) => Outcome | readonly Outcome[]

/**
 * A check of every resource of a type in the answer. No such resource: blocked, never a pass; whether one should be
 * there is the business of other checks (comparison/matches.ts).
 */
export function ofEach({ type, ...about }: CheckMeta, judge: JudgeOne): Check {
  return {
    ...about,
    judge(answer, context) {
      const wanted = type ?? context.interaction.resource
      const subjects = resources(answer, wanted)
      if (subjects.length === 0) return blocked(`The answer holds no ${wanted} to judge.`)
      return subjects.flatMap((s) => judge(s, context, answer))
    },
  }
}

/** The element stands in no resource of the answer. */
export const absent = (about: CheckMeta, selector: Selector): Check =>
  ofEach(about, (subject) => {
    const there = selector(subject)
    return there.length === 0
      ? ok()
      : there.map((l) => broken({ at: l.path, expected: 'absent', received: show(l.value) }))
  })

/**
 * Each of the selected elements holds. An answer without such an element is not judged: whether it should be there is
 * known from what the tester loaded alone.
 *
 * @param expected - what holds, in words
 */
export function every(about: CheckMeta, selector: Selector, expected: string, holds: (value: Json) => boolean): Check {
  const check = ofEach(about, (subject) =>
    selector(subject).map((l) => (holds(l.value) ? ok() : broken({ at: l.path, expected, received: show(l.value) }))),
  )
  return {
    ...check,
    when(answer, { interaction }) {
      const subjects = resources(answer, about.type ?? interaction.resource)
      return subjects.length === 0 || subjects.some((s) => selector(s).length > 0)
    },
  }
}

/**
 * The selected element is there exactly once, and holds.
 *
 * @param where - the element in a finding's path, such as `name`
 */
export const one = (
  about: CheckMeta,
  where: string,
  selector: Selector,
  expected: string,
  holds: (value: Json) => boolean,
): Check =>
  ofEach(about, (subject) => {
    const there = selector(subject)
    const [only] = there
    const path = `${subject.path}.${where}`
    if (there.length !== 1 || !only) {
      return broken({ at: path, expected: `exactly one: ${expected}`, received: `${there.length}` })
    }
    return holds(only.value) ? ok() : broken({ at: only.path, expected, received: show(only.value) })
  })

/** A string with something in it. */
export const filled = (value: Json | undefined): value is string => typeof value === 'string' && value.trim() !== ''
