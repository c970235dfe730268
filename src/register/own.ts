import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { interactionsOf } from '../catalogue/index.js'
import type { CheckId, RequirementId } from '../core/index.js'
import { fail, readEntries } from './entries.js'
import { ownSchema, type InteractionSelector } from './schema.js'

/** What the harness adds to a row, which no specification has. */
export interface Own {
  /** Interactions that a general row speaks of. */
  readonly speaksOf?: readonly string[]
  /** General checks that judge the row. */
  readonly judgedBy: readonly CheckId[]
  readonly line: number
}

/** The file of a register's own fields. */
export const ownFile = (folder: string, register: string): string => join(folder, 'own', `${register}.yaml`)

/**
 * Reads the own fields of a register, by row; none where there is no file.
 *
 * @throws GpcError naming file and line for another form, an id that stands twice, or interactions that there are not
 */
export function loadOwn(folder: string, register: string): ReadonlyMap<RequirementId, Own> {
  const file = ownFile(folder, register)
  const own = new Map<RequirementId, Own>()
  if (!existsSync(file)) return own
  const all = interactionsOf(register)
  for (const { value, line } of readEntries(file, ownSchema)) {
    const { id, speaksOf, judgedBy = [] } = value
    if (own.has(id)) fail(file, line, `${id}: stands here already`)
    const ids = (selector: InteractionSelector): string[] => {
      const found = all.filter((one) =>
        typeof selector === 'string'
          ? one.id === selector
          : (selector.kind ?? one.kind) === one.kind && (selector.resource ?? one.resource) === one.resource,
      )
      return found.length > 0
        ? found.map((one) => one.id)
        : fail(file, line, `${id}: ${JSON.stringify(selector)} is no interaction of the catalogue`)
    }
    own.set(id, { judgedBy, line, ...(speaksOf && { speaksOf: [...new Set(speaksOf.flatMap(ids))] }) })
  }
  return own
}
