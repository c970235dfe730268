import type { ElementDefinition } from '../../src/validator/definitions/index.js'

/** A published rule that pages contradict and that could accuse the innocent; profiles/known-defects.yaml says why. */
const CORRECTIONS: readonly { definition: string; path: string; without: keyof ElementDefinition }[] = [
  {
    definition: 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1',
    path: 'Bundle.entry',
    without: 'min',
  },
]

/** The element without a rule that is known to be wrong. */
export function corrected(definition: string, element: ElementDefinition): ElementDefinition {
  const wrong = CORRECTIONS.filter((c) => c.definition === definition && c.path === element.path).map((c) => c.without)
  return Object.fromEntries(
    Object.entries(element).filter(([name]) => !wrong.some((w) => w === name)),
  ) as ElementDefinition & {
    path: string
  }
}
