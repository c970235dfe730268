import { existsSync, readFileSync } from 'node:fs'
import { inPackage, type CheckId, type RequirementId } from '../core/index.js'

/** What one fault proves: the checks whose findings it flips to fail, and the rows that those findings carry. */
export interface Kill {
  /** The variant on which the fault was tried. */
  readonly variant: string
  readonly checks: readonly CheckId[]
  readonly reqs: readonly RequirementId[]
}

/** Fault id -> what it proves; committed, so that a change of it is seen in review. */
export type KillMatrix = Readonly<Record<string, Kill>>

/** The committed matrix. */
export const killMatrixFile = inPackage('test', 'selftest', 'kill-matrix.json')

/** The committed matrix; empty where there is none (an installed package does not carry it). */
export const readKillMatrix = (file = killMatrixFile): KillMatrix =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KillMatrix) : {}

/** Rows that some fault proves. */
export const provenRows = (matrix: KillMatrix = readKillMatrix()): Set<RequirementId> =>
  new Set(Object.values(matrix).flatMap((kill) => kill.reqs))
