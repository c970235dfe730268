import { blocked, broken, ok, type JsonObject, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { show, type Located, type Selector } from '../toolkit/located.js'
import { ofEach, type CheckMeta } from '../toolkit/make.js'
import { meaningIn, rootsOf } from '../toolkit/referring.js'
import { referenceTo } from './reference.js'

/**
 * A check that the references of an element lead to a resource of the type, which a scenario has read before; and,
 * where `holds` is given, that this resource is the right one.
 *
 * @param target - resource type, such as `Organization`
 * @param selector - the Reference elements
 */
export const resolves = (
  about: CheckMeta,
  target: string,
  selector: Selector,
  holds: (resource: JsonObject, context: CheckContext, at: string) => Outcome = () => ok(),
): Check =>
  ofEach({ ...about, needs: ['resolved', ...(about.needs ?? [])] }, (subject, context, judged) => {
    const there = selector(subject)
    if (there.length === 0) return blocked(`There is no reference to a ${target} to follow.`, { at: subject.path })
    return there.map((l) => follow(target, l, context, judged, holds))
  })

function follow(
  target: string,
  { value, path }: Located,
  context: CheckContext,
  judged: Answer,
  holds: (resource: JsonObject, context: CheckContext, at: string) => Outcome,
): Outcome {
  const reference = referenceTo(target, value)
  if (!reference) return broken({ at: path, expected: `a reference ${target}/[id]`, received: show(value) })
  const answer = context.resolved?.get(meaningIn(judged, rootsOf(context))(reference))
  if (!answer) return blocked(`${reference} was not read.`, { at: path })
  const { status, resource } = answer
  return status === 200 && resource?.resourceType === target
    ? holds(resource, context, path)
    : broken({ at: path, expected: `GET ${reference} gives 200 with the ${target}`, received: `${status}` })
}
