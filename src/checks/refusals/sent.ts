import { asString } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { sentIn } from '../toolkit/sent.js'
import { BAD_REQUEST } from './answers.js'
import type { Refusal, Tolerance } from './refusal.js'

/** What refusals of sent resources have in common. Spec facts 6.3 and 12.1. */

export const DERIVED = 'The page asks for an error; the code is that of the error page (derived).'
export const A70 = 'The error is a SHALL, its status and code stand with "should" (A70).'

export const UNREADABLE: Tolerance = {
  ...BAD_REQUEST,
  because: 'The error page has 422; a FHIR parser may call such content malformed (A78).',
}

const ACCEPTING = ['elements', 'both']

/** A75: the element is ignored; tolerated where the statement says that the system does so. */
export const acceptsUnknown: NonNullable<Refusal['success']> = {
  verdict: 'warns',
  because: 'CapabilityStatement.acceptUnknown says that unknown elements are ignored (A75).',
  needs: ['statement'],
  onlyIf: (_answer, { statement }) => ACCEPTING.includes(asString(statement?.resource?.['acceptUnknown']) ?? ''),
}

/** Every text that was sent stands whole in one of the two text fields that came back: joined ones pass. */
export function storesTheTextsWhole(answer: Answer): boolean {
  const sent = sentIn(answer)
  const kept = ['description', 'comment'].map((name) => asString(answer.resource?.[name]) ?? '')
  return (
    sent !== undefined &&
    ['description', 'comment'].every((name) => {
      const text = asString(sent[name])
      return text === undefined || kept.some((one) => one.includes(text))
    })
  )
}
