import { blocked, broken, noted, ok, type Outcome } from '../../core/index.js'
import type { Check, CheckContext } from '../check.js'
import { show } from '../toolkit/located.js'
import { statementOf, type Statement } from './statement.js'

type Judge = (statement: Statement, context: CheckContext) => Outcome | readonly Outcome[]

/** A check of the capability statement, named by its rows; blocked where there is none, which other checks break on. */
export const ofStatement = (id: string, judge: Judge): Check => ({
  id,
  judge(answer, context) {
    const statement = statementOf(answer)
    return statement ? judge(statement, context) : blocked('The answer holds no CapabilityStatement to judge.')
  },
})

/** What a rule of the sample statement asks of one listed resource type. */
export interface Listing {
  readonly type: string
  readonly interactions?: readonly string[]
  /** Search parameters: name, then type. */
  readonly parameters?: readonly (readonly [name: string, type: string])[]
  readonly includes?: readonly string[]
  /**
   * Set for types of a capability that a provider may not offer: a statement without the type is not judged.
   */
  readonly ifListed?: true
}

/** A check that a resource type is listed with interactions, search parameters and includes. */
export const lists = (id: string, listing: Listing): Check =>
  ofStatement(id, (statement) => {
    const at = `CapabilityStatement.rest.resource(${listing.type})`
    const listed = statement.listed(listing.type)
    if (!listed) {
      return listing.ifListed
        ? noted({ at, note: `The statement lists no ${listing.type}: not claimed, not judged.` })
        : broken({ at, expected: 'listed', received: 'absent' })
    }
    const missing = [
      ...(listing.interactions ?? []).filter((code) => !listed.interactions.includes(code)),
      ...(listing.parameters ?? [])
        .filter(([name, type]) => listed.parameters.get(name)?.type !== type)
        .map(([name, type]) => `${name} (${type})`),
      ...(listing.includes ?? []).filter((include) => !listed.includes.includes(include)),
    ]
    return missing.length === 0 ? ok() : broken({ at, expected: missing.join(', '), received: show(listed.entry) })
  })

/** A check that an element of the statement has a value. */
export const says = (id: string, element: string, expected: string): Check =>
  ofStatement(id, ({ resource }) =>
    resource[element] === expected
      ? ok()
      : broken({ at: `CapabilityStatement.${element}`, expected, received: show(resource[element]) }),
  )
