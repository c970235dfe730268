import { GpcError, messageOf } from '../core/index.js'
import { loadSteps } from './cucumber.js'
import { applyFilters } from './filters.js'
import { ANYTHING } from './select.js'
import { FEATURES, planFeatures, type Plan } from './plan.js'
import type { RunRecord } from './run-record.js'
import type { RunListener, RunRequest } from './run-request.js'
import { RunSession, type VariantResult } from './session.js'

/**
 * Runs the chosen scenarios of each variant against its target.
 *
 * @returns the whole run, cut short or not
 * @throws GpcError when nothing is left to run, features cannot be read, or a target cannot be opened
 */
export async function run(request: RunRequest, listeners: readonly RunListener[] = []): Promise<RunRecord> {
  const { clock, variants, features = FEATURES, steps, tags, cwd } = request
  const startedAt = clock.now().toISOString()
  const plan = await planFeatures(features, tags, cwd)
  const anything = variants.some((v) => applyFilters(plan, v, ANYTHING, request).chosen.length > 0)
  if (!anything) throw nothingLeft(plan, request)
  const session = new RunSession(request, plan, await loadSteps(steps && [...steps], cwd), listeners)
  const results: VariantResult[] = []
  for (const variant of variants) {
    if (results.at(-1)?.incomplete !== undefined) break
    const cutShort = (error: unknown): VariantResult => {
      // What another variant has shown already stays.
      if (results.every(({ scenarios }) => scenarios.length === 0)) throw error
      return {
        tokens: {},
        scenarios: [],
        leftOut: [],
        notOffered: [],
        incomplete: `${variant.id}: ${messageOf(error)}`,
      }
    }
    results.push(await session.runVariant(variant).catch(cutShort))
  }
  return { ...combine(results), variants: variants.map((v) => v.id), startedAt, finishedAt: clock.now().toISOString() }
}

/** The results of variants as those of one run, on the target of the first of them. */
export function combine(
  results: readonly VariantResult[],
): Pick<RunRecord, 'target' | 'tokens' | 'scenarios' | 'leftOut' | 'notOffered' | 'controls' | 'incomplete'> {
  const incomplete = results.find((result) => result.incomplete !== undefined)?.incomplete
  return {
    target: results.find(({ target }) => target)?.target ?? { label: 'none', base: '', odsCode: '', asid: '' },
    tokens: Object.assign({}, ...results.map(({ tokens }) => tokens)) as NonNullable<RunRecord['tokens']>,
    scenarios: results.flatMap(({ scenarios }) => scenarios),
    leftOut: results.flatMap(({ leftOut }) => leftOut),
    notOffered: [...new Set(results.flatMap(({ notOffered }) => notOffered))],
    controls: results.reduce((sum, { controls = 0 }) => sum + controls, 0),
    ...(incomplete !== undefined && { incomplete }),
  }
}

function nothingLeft(plan: Plan, request: RunRequest): GpcError {
  const reasons = new Map<string, number>()
  for (const variant of request.variants)
    for (const { reason } of applyFilters(plan, variant, ANYTHING, request).leftOut)
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const why = [...reasons].map(([reason, n]) => `${n} ${n === 1 ? 'scenario' : 'scenarios'}: ${reason}`).join('; ')
  return new GpcError('nothing-to-run', `no scenario is left to run (${why || 'there is none at all'})`)
}
