import { systems } from '../../../catalogue/index.js'
import { broken, isObject, ok } from '../../../core/index.js'
import { at, identifiers, show, within, type Selector } from '../../toolkit/located.js'
import { absent, filled, ofEach, one } from '../../toolkit/make.js'

const type = 'Practitioner'
const users = within(identifiers(systems.sdsUser), at('value'))

/** A practitioner has at most one SDS user id. */
export const hasAtMostOneSdsUserId = ofEach(
  { id: 'practitioner-has-at-most-one-sds-user-id', reqs: ['FND-FINDPRAC-015', 'FND-READPRAC-007'], type },
  (subject) => {
    const values = users(subject).map((l) => l.value)
    return values.length <= 1
      ? ok()
      : broken({ at: `${subject.path}.identifier`, expected: 'at most one SDS user id', received: show(values) })
  },
)

/** It is the one that the consumer searched by. */
export const sdsUserIdIsTheOneSearched = ofEach(
  { id: 'sds-user-id-is-the-one-searched', reqs: ['FND-FINDPRAC-015', 'FND-GEN-012'], needs: ['asked'], type },
  (subject, { asked }) => {
    const values = users(subject).map((l) => l.value)
    return asked?.value !== undefined && values.includes(asked.value)
      ? ok()
      : broken({
          at: `${subject.path}.identifier`,
          expected: `${systems.sdsUser}|${asked?.value ?? ''}`,
          received: show(at('identifier')(subject).map((l) => l.value)),
        })
  },
)

export const hasOneName = one(
  { id: 'practitioner-has-one-name', reqs: ['FND-FINDPRAC-016', 'FND-READPRAC-008'], type },
  'name',
  at('name'),
  'a name with family',
  (name) => isObject(name) && filled(name.family),
)

/** What the find and read pages keep out of a Practitioner. */
const EXCLUDED: readonly [what: string, selector: Selector, ...reqs: string[]][] = [
  ['telecom', at('telecom'), 'FND-FINDPRAC-020', 'FND-READPRAC-012'],
  ['address', at('address'), 'FND-FINDPRAC-021', 'FND-READPRAC-012'],
  ['birth-date', at('birthDate'), 'FND-FINDPRAC-022', 'FND-READPRAC-012'],
  ['photo', at('photo'), 'FND-FINDPRAC-023', 'FND-READPRAC-013'],
  ['qualification', at('qualification'), 'FND-FINDPRAC-024', 'FND-READPRAC-013'],
]

/** `practitioner-has-no-telecom` and its kin. */
export const excludedFromPractitioner = EXCLUDED.map(([what, selector, ...reqs]) =>
  absent({ id: `practitioner-has-no-${what}`, reqs, type }, selector),
)
