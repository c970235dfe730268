import { parse } from 'yaml'
import { versionsOf, type Editions } from '../../src/register/editions.js'
import { condense } from './condense.js'

interface Entry extends Editions {
  readonly id: string
  readonly versions?: readonly string[]
}

/** The project's name of a register: what every interaction of GP Connect owes goes by another elsewhere. */
export const oursOf = (name: string): string => (name === 'spine' ? 'gp-connect-common' : name)

/** What the first line of a file says of it. */
const TITLE = /^(# Requirement register: )([\w-]+)/

/** A list of versions on a line of its own. */
const LISTED = /^  versions: (\[.*\])\n/gm

/**
 * The text of a register file with each list of versions in the register's own form, under our name of the register.
 * Everything else stays, letter for letter; a file of ours comes back as it was.
 *
 * @param order - versions of the register, oldest first
 * @throws Error for a list that is not on one line, or would be another one when it is read back
 */
export function convert(text: string, order: readonly string[]): string {
  const named = text.replace(TITLE, (_, start: string, name: string) => `${start}${oursOf(name)}`)
  const made = named.replace(LISTED, (_, list: string) =>
    Object.entries(condense(parse(list) as string[], order))
      .map(([name, value]) => `  ${name}: ${inFlow(value)}\n`)
      .join(''),
  )
  const before = parse(text) as Entry[]
  for (const [at, entry] of (parse(made) as Entry[]).entries()) {
    const { id, versions } = before[at] ?? entry
    const refuse = (message: string): never => {
      throw new Error(`${id}: ${message}`)
    }
    if (entry.versions) refuse('its versions are not a list on one line')
    const back = versionsOf(entry, order, refuse)
    if (versions && [...back].sort().join() !== [...versions].sort().join()) refuse(`would stand in ${back.join(', ')}`)
  }
  return made
}

const inFlow = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value)
