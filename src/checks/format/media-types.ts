import { broken, ok, tolerated } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { contentType } from '../http/content-type.js'

const isServed = (answer: Answer): boolean =>
  answer.status < 300 &&
  answer.resource !== undefined &&
  contentType(answer.header('Content-Type')).format !== undefined

const notServed = (answer: Answer) => ({
  at: 'status',
  expected: 'success, in JSON or XML',
  received: `${answer.status} ${answer.header('Content-Type') ?? 'without Content-Type'}`,
})

/** Of several types that are asked for, one that is served is served: which one is the server's choice. */
export const oneOfSeveralTypesIsServed: Check = {
  id: 'one-of-several-types-is-served',
  reqs: ['SPINE-HTTP-019', 'SPINE-HTTP-001'],
  judge: (answer) => (isServed(answer) ? ok() : broken(notServed(answer))),
}

/** Wildcards, and types in another spelling of RFC 7231, are no unsupported types; no page speaks of them. */
const understood = (id: string, note: string): Check => ({
  id,
  reqs: ['SPINE-HTTP-019', 'SPINE-HTTP-030'],
  judge(answer) {
    if (isServed(answer)) return ok()
    const refused = answer.status >= 400 && answer.status < 500
    return refused ? tolerated({ ...notServed(answer), note }) : broken(notServed(answer))
  },
})

/** Anything, or anything of application. */
export const wildcardIsNoPreference = understood(
  'wildcard-is-no-preference',
  'What a wildcard means is not said; RFC 7231 section 5.3.2 takes it for no preference.',
)

/** Capitals, and a blank before charset. */
export const otherSpellingOfATypeIsUnderstood = understood(
  'other-spelling-of-a-type-is-understood',
  'RFC 7231 section 3.1.1.1: types and charset have no case, and a blank may stand behind the semicolon.',
)
