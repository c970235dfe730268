import { refusal, type Refusal } from './refusal.js'

/** What can be read by its id, and how a read of what is not there is refused. */
export interface Readable {
  readonly name: string
  readonly code: string
  /** Row of the read. */
  readonly row: string
  /** Row of the error page. */
  readonly error: string
}

const unknown = ({ name, code, row, error }: Readable): Refusal =>
  refusal(`unknown-${name}-id`, [row, error], [{ http: 404, spine: code }])

const overlong = ({ name, code, row }: Readable): Refusal =>
  refusal(`overlong-${name}-id`, [row], [{ http: 404, spine: code }], {
    otherRefusal: 'The page asks for an error on an invalid id and names no code for it (derived).',
  })

/** Reads of what is not there, by an id that nobody has and by one that is too long. */
export const unknownIds = (...readable: readonly Readable[]): Refusal[] => [
  ...readable.map(unknown),
  ...readable.map(overlong),
]
