import { HarnessError } from '../../core/index.js'
import type { Deviation } from '../deviation.js'

/**
 * Logical ids that nobody has, in the forms that servers take differently: some number their records, and break on what
 * is none of their numbers, or on one that their integers cannot hold.
 */
export const IDS_OF_NOBODY: Readonly<Record<string, string>> = {
  'id of text that nobody has': 'no-such-record',
  'id of digits that nobody has': '999999999999',
  'id of digits beyond 31 bits that nobody has': '2147483648',
  'id of digits beyond 63 bits that nobody has': '9223372036854775808',
  'id in UUID form that nobody has': '00000000-0000-4000-8000-000000000000',
  'id of 64 characters that nobody has': 'a'.repeat(64),
}

/** What a reference of a body may name that nobody has. */
export const REFERENCES_OF_NOBODY: Readonly<Record<string, string>> = {
  ...IDS_OF_NOBODY,
  'id with a version that nobody has': '999999999999/_history/1',
}

/** Parameters of a search that no page has, by their deviations. */
export const PARAMETERS_OF_NOBODY: readonly string[] = [
  'unknown parameter foo',
  'unknown parameter foo twice',
  'unknown parameter foo without a value',
  'parameter _sort',
  'parameter _count',
]

/** @throws HarnessError for an unknown name */
export function idOfNobody(name: string): string {
  const id = IDS_OF_NOBODY[name]
  if (id === undefined) throw new HarnessError('unknown-id-form', `no form of an id is called "${name}"`)
  return id
}

/** The id in the path, whatever follows it: `/Patient/2/Appointment?start=...`. */
const ID = /^(\/[A-Za-z]+\/)[^/?]+/

/** The id in the path of a read, a change or a compartment is one that nobody has. */
export const idDeviations: readonly Deviation[] = Object.entries(IDS_OF_NOBODY).map(([name, id]) => ({
  name,
  hop: 'any',
  apply: (plan) => ({ ...plan, path: plan.path.replace(ID, `$1${id}`) }),
}))
