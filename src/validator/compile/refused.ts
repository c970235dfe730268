/** A definition that cannot be compiled, or only by skipping a rule. Named: a skipped rule would pass silently. */
export class DefinitionRefused extends Error {
  /** Canonical of the definition. */
  readonly profile: string
  /** Path of the element in the definition. */
  readonly element: string
  /** What it is that cannot be compiled. */
  readonly construct: string

  constructor(profile: string, element: string, construct: string) {
    super(`${profile}, element ${element}: ${construct}`)
    this.name = 'DefinitionRefused'
    this.profile = profile
    this.element = element
    this.construct = construct
  }
}
