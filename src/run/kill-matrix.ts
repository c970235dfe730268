import { existsSync, readFileSync } from 'node:fs'
import { checks } from '../checks/index.js'
import { inPackage, type CheckId, type RequirementId } from '../core/index.js'

/** What one fault proves: the checks whose findings it flips, and the rows that those findings carry. */
export interface Kill {
  readonly checks: readonly CheckId[]
  readonly reqs: readonly RequirementId[]
}

/** Variant -> fault -> what it proves; committed, so that a change of it is seen in review. */
export type KillMatrix = Readonly<Record<string, Readonly<Record<string, Kill>>>>

/** The committed matrix. */
export const killMatrixFile = inPackage('test', 'selftest', 'kill-matrix.json')

/** Reads a matrix; an empty one where there is none (an installed package does not carry it). */
export const readKillMatrix = (file = killMatrixFile): KillMatrix =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KillMatrix) : {}

const kills = (matrix: KillMatrix): Kill[] => Object.values(matrix).flatMap((faults) => Object.values(faults))

/**
 * Rows that some fault proves: those of the findings that it flips to a failure, and the row of a flipped check that
 * bears on no other. The latter are SHALL rows of which a harness can at most warn (SPINE-JWT-016, SPINE-FHIR-040).
 */
export function provenRows(matrix: KillMatrix = readKillMatrix()): Set<RequirementId> {
  const flipped = provenChecks(matrix)
  const alone = checks.filter(({ id, reqs }) => reqs.length === 1 && flipped.has(id)).flatMap(({ reqs }) => reqs)
  return new Set([...kills(matrix).flatMap((kill) => kill.reqs), ...alone])
}

/** Checks that some fault flips. */
export const provenChecks = (matrix: KillMatrix): Set<CheckId> => new Set(kills(matrix).flatMap((kill) => kill.checks))

/**
 * The checks that a fault flips by a matrix, on whichever variant.
 *
 * @returns undefined for a fault that the matrix does not have
 */
export function flipsOf(matrix: KillMatrix, fault: string): readonly CheckId[] | undefined {
  const entries = Object.values(matrix).flatMap((faults) => faults[fault] ?? [])
  return entries.length === 0 ? undefined : [...new Set(entries.flatMap((kill) => kill.checks))]
}

/** The matrix as it is committed: sorted, one line a fault, so that a review shows what moved. */
export function killMatrixText(matrix: KillMatrix): string {
  const sorted = <T>(of: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1))
  const variants = sorted(matrix).map(([variant, faults]) => {
    const lines = sorted(faults).map(([fault, kill]) => `    ${JSON.stringify(fault)}: ${JSON.stringify(kill)}`)
    return `  ${JSON.stringify(variant)}: {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${variants.join(',\n')}\n}\n`
}
