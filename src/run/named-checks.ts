import { findCheck, findConnectionCheck, findRefusal } from '../checks/index.js'
import { messageOf } from '../core/index.js'

/** How a step's parameter finds the check that it names (steps/parameter-types.ts). */
const FINDERS: Readonly<Record<string, (name: string) => unknown>> = {
  check: findCheck,
  connectionCheck: findConnectionCheck,
  refusal: findRefusal,
}

/** An argument of a step: its text, and the type of the parameter that took it. */
export interface Argument {
  readonly group: { readonly value?: string }
  readonly parameterTypeName?: string
}

/** What is wrong with the checks that a step names: nobody knows them. */
export const unknownChecks = (args: readonly Argument[]): string[] =>
  args.flatMap(({ group, parameterTypeName = '' }) => {
    try {
      FINDERS[parameterTypeName]?.((group.value ?? '').replaceAll('"', ''))
      return []
    } catch (thrown) {
      return [messageOf(thrown)]
    }
  })
