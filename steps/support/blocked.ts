/**
 * Thrown by a step whose prerequisite the target does not offer. The scenario ends as blocked: never green, and no
 * accusation of the provider. Turned into a finding by the wrapper in hooks.ts, unless a check has already said so.
 */
export class Blocked extends Error {
  readonly reported: boolean

  constructor(reason: string, reported = false) {
    super(reason)
    this.name = 'Blocked'
    this.reported = reported
  }
}
