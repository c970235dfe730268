import { nhsNumberCheckDigit } from '../../fhir/index.js'
import type { Deviation } from '../deviation.js'
import { queryValue, withoutQuery } from '../encode.js'

/** The identifier parameter as it stands, decoded and split at its first pipe. */
function asked(path: string): { system: string; value: string } {
  const token = new URLSearchParams(path.slice(path.indexOf('?'))).get('identifier') ?? ''
  const at = token.indexOf('|')
  return at < 0 ? { system: '', value: token } : { system: token.slice(0, at), value: token.slice(at + 1) }
}

type Query = (asked: { system: string; value: string }) => string

/** Replaces the query. */
const query = (name: string, make: Query): Deviation => ({
  name,
  hop: 'any',
  apply: (plan) => ({ ...plan, path: `${withoutQuery(plan.path)}${make(asked(plan.path))}` }),
})

const identifier = (token: string): string => `?identifier=${queryValue(token)}`

const withValue = (name: string, value: (good: string) => string): Deviation =>
  query(name, (good) => identifier(`${good.system}|${value(good.value)}`))

/** The same nine digits with another check digit than theirs. */
function wrongCheckDigit(nhsNumber: string): string {
  const nine = nhsNumber.slice(0, 9)
  return `${nine}${((nhsNumberCheckDigit(nine) ?? 0) + 1) % 10}`
}

/** Deviations of the identifier that a search asks for. */
export const identifierDeviations: readonly Deviation[] = [
  query('identifier system of another kind', () => identifier('https://example.org/Id/other|123')),
  query('misspelt identifier system', ({ system, value }) => identifier(`${system}X|${value}`)),
  query('empty identifier system', ({ value }) => identifier(`|${value}`)),
  query('identifier value alone', ({ value }) => identifier(value)),
  withValue('empty identifier value', () => ''),
  withValue('NHS number of 5 digits', () => '12345'),
  withValue('NHS number of 11 digits', (value) => `${value}0`),
  withValue('NHS number with letters', (value) => `${value.slice(0, 8)}AB`),
  withValue('NHS number with a wrong check digit', wrongCheckDigit),
  withValue('identifier value of 65 characters', () => 'X'.repeat(65)),
  query('no identifier', () => ''),
  query('identifier in wrong case', ({ system, value }) => `?Identifier=${queryValue(`${system}|${value}`)}`),
  query('two identifiers', ({ system, value }) => {
    const other = `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`
    return `${identifier(`${system}|${value}`)}&identifier=${queryValue(`${system}|${other}`)}`
  }),
  query('same identifier twice', ({ system, value }) => {
    const once = identifier(`${system}|${value}`)
    return `${once}&${once.slice(1)}`
  }),
  query(
    'identifier percent-encoded throughout',
    ({ system, value }) => `?identifier=${encodeURIComponent(`${system}|${value}`)}`,
  ),
  query('identifier of a lone pipe', () => identifier('|')),
  query('identifier without a pipe', () => identifier('abc')),
]
