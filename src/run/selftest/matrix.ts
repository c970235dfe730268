import type { CheckId } from '../../core/index.js'
import type { Kill, KillMatrix } from '../kill-matrix.js'
import type { Tried } from './pool.js'
import type { Task } from './types.js'

type Draft = Record<string, Record<string, Kill>>

/** What was flipped, as the committed matrix holds it. */
export function matrixOf({ trials }: Pick<Tried, 'trials'>): KillMatrix {
  const matrix: Draft = {}
  for (const [{ kind, variant, id }, { checks, reqs }] of trials)
    if (kind === 'fault') (matrix[variant] ??= {})[id] = { checks, reqs }
  return matrix
}

/** The entries of a matrix that belong to these tasks. */
export function entriesOf(matrix: KillMatrix, tasks: readonly Pick<Task, 'variant' | 'id'>[]): KillMatrix {
  const part: Draft = {}
  for (const { variant, id } of tasks) {
    const kill = matrix[variant]?.[id]
    if (kill) (part[variant] ??= {})[id] = kill
  }
  return part
}

/** A matrix with the entries of another one in the place of its own. */
export function withEntries(matrix: KillMatrix, fresh: KillMatrix): KillMatrix {
  const variants = [...new Set([...Object.keys(matrix), ...Object.keys(fresh)])]
  return Object.fromEntries(variants.map((variant) => [variant, { ...matrix[variant], ...fresh[variant] }]))
}

const flat = (matrix: KillMatrix): Map<string, Kill> =>
  new Map(
    Object.entries(matrix).flatMap(([variant, faults]) =>
      Object.entries(faults).map(([fault, kill]) => [`${variant} ${fault}`, kill] as const),
    ),
  )

const only = (sign: string, checks: readonly CheckId[], others: readonly CheckId[]): string[] =>
  checks.filter((check) => !others.includes(check)).map((check) => `${sign}${check}`)

function difference(before: Kill | undefined, after: Kill | undefined): string {
  if (!after) return 'is gone'
  if (!before) return `is new and flips ${after.checks.join(' ') || 'nothing'}`
  const checks = [...only('+', after.checks, before.checks), ...only('-', before.checks, after.checks)]
  const rows = [...only('+', after.reqs, before.reqs), ...only('-', before.reqs, after.reqs)]
  return `flips otherwise: ${[...checks, ...rows].join(' ')}`
}

/** In words, what differs between two matrices. */
export function driftOf(committed: KillMatrix, made: KillMatrix): string[] {
  const [before, after] = [flat(committed), flat(made)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)))
    .map((key) => `${key}: ${difference(before.get(key), after.get(key))}`)
}
