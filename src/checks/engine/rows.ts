import type { RequirementId } from '../../core/index.js'
import type { Register, Row } from '../../register/row.js'
import { standsIn } from '../../register/applicable.js'
import type { CheckContext, CheckFacts } from '../check.js'

/** Every row of a check, each once: those that it names, then those of the register that name it. */
export const rowsOf = ({ id, reqs = [] }: CheckFacts, register: Register): RequirementId[] => [
  ...new Set([...reqs, ...register.judgedBy(id)]),
]

/**
 * The rows of a check that bear on the situation: those of the interaction at hand or of no particular one (`general`,
 * or an aspect of the variant), that stand in one of the variant's versions and in its registers.
 *
 * @throws RangeError for an id that the register does not know
 */
export function applicableRows(
  check: CheckFacts,
  { variant, interaction }: Pick<CheckContext, 'variant' | 'interaction'>,
  register: Register,
): Row[] {
  return rowsOf(check, register)
    .map((id) => register.row(id))
    .filter(
      (row) =>
        row.interaction === interaction.id ||
        variant.aspects.includes(row.interaction) ||
        (row.interaction === 'general' && (row.speaksOf?.includes(interaction.id) ?? true)),
    )
    .filter((row) => standsIn(row, variant))
}
