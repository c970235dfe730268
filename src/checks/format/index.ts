import type { Check } from '../check.js'
import { formatChoices } from './negotiation.js'
import { oneOfSeveralTypesIsServed, otherSpellingOfATypeIsUnderstood, wildcardIsNoPreference } from './media-types.js'
import { bodyKeepsTheFormatRules, primitivesHaveNoOuterBlanks, stringsAreAtMost1Mb, uuidsAreLowerCase } from './text.js'

/** What holds for the text of every body. */
export const formatChecks: readonly Check[] = [
  bodyKeepsTheFormatRules,
  stringsAreAtMost1Mb,
  primitivesHaveNoOuterBlanks,
  uuidsAreLowerCase,
]

/** Checks that features name where they ask for a format. */
export const negotiationChecks: readonly Check[] = [
  ...formatChoices,
  oneOfSeveralTypesIsServed,
  wildcardIsNoPreference,
  otherSpellingOfATypeIsUnderstood,
]
