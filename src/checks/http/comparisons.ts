import type { Check } from '../check.js'
import {
  acceptLanguageChangesNothing,
  compressionChangesNothing,
  consumerAsidChangesNothing,
  forwardingFieldsChangeNothing,
  unchangedResourceStaysTheSame,
  unknownCriteriaAreIgnored,
} from './same-content.js'

/** Checks that compare an answer with the one before it. */
export const comparisons: readonly Check[] = [
  acceptLanguageChangesNothing,
  compressionChangesNothing,
  consumerAsidChangesNothing,
  forwardingFieldsChangeNothing,
  unchangedResourceStaysTheSame,
  unknownCriteriaAreIgnored,
]
