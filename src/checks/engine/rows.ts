import type { RequirementId } from '../../core/index.js'
import type { Register, Row } from '../../register/row.js'
import { speaksOf } from '../../register/speaks-of.js'
import type { CheckContext } from '../check.js'

/**
 * The rows of a check that bear on the situation: those of the interaction at hand or of no particular one (`general`),
 * that stand in the variant's version of the specification and in its registers.
 *
 * @throws RangeError for an id that the register does not know
 */
export function applicableRows(
  reqs: readonly RequirementId[],
  { variant, interaction }: Pick<CheckContext, 'variant' | 'interaction'>,
  register: Register,
): Row[] {
  return reqs
    .map((id) => register.row(id))
    .filter(
      (row) =>
        row.interaction === interaction.id ||
        (row.interaction === 'general' && (speaksOf(row.id)?.includes(interaction.id) ?? true)),
    )
    .filter((row) => row.versions.includes(variant.spec) && variant.registers.includes(row.register))
}
