import type { Check } from '../check.js'
import { noStoreOnEveryAnswer } from './caching.js'
import { charsetIsUtf8, contentTypeIsFhir, noBlankBeforeCharset } from './content-type.js'
import { etagIsTheVersionId, etagIsWeakAndQuoted, readHasContentLocation, readIdIsTheOneAskedFor } from './etag.js'
import {
  alteredContentIsRecorded,
  createHasLastModified,
  locationNamesTheVersion,
  minimalAnswerIsEmpty,
  preferredRepresentationIsGiven,
  wholeResourceIsReturned,
} from './created.js'
import {
  bodyIsPlainWhenAskedFor,
  clockIsSynchronised,
  contentCodingDecodes,
  gzipIsUsedWhenAskedFor,
  strictTransportSecurityIsAnnounced,
} from './transport.js'

/** Headers that every answer has. */
export const everyAnswerHeaders: readonly Check[] = [
  noStoreOnEveryAnswer,
  contentTypeIsFhir,
  charsetIsUtf8,
  noBlankBeforeCharset,
  contentCodingDecodes,
]

/** What a good read has besides. */
export const readHeaders: readonly Check[] = [
  etagIsTheVersionId,
  etagIsWeakAndQuoted,
  readHasContentLocation,
  readIdIsTheOneAskedFor,
]

/** What a good create or update has besides. */
export const storedHeaders: readonly Check[] = [locationNamesTheVersion, createHasLastModified, wholeResourceIsReturned]

/** Checks that features name where they make the situation. */
export const namedHeaders: readonly Check[] = [
  minimalAnswerIsEmpty,
  preferredRepresentationIsGiven,
  alteredContentIsRecorded,
  strictTransportSecurityIsAnnounced,
  clockIsSynchronised,
  gzipIsUsedWhenAskedFor,
  bodyIsPlainWhenAskedFor,
]
