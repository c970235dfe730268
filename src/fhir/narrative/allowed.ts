import { words } from '../../core/index.js'

/**
 * Elements that a narrative may hold: those that invariant txt-1 of FHIR STU3 lists, and five that its prose allows
 * beside them (HTML 4.0 chapters 7 to 11 without section 4 of chapter 9, and image maps).
 */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set(
  words(
    `a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li
   ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var
   address area bdo kbd map`,
  ),
)

/** Attributes by the same two sources; txt-1 allows each on every element. */
export const ALLOWED_ATTRIBUTES: ReadonlySet<string> = new Set(
  words(
    `abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite
   class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev
   rowspan rules scope shape span src start style summary tabindex title type valign value vspace width
   ismap nohref usemap xml:lang xml:space`,
  ),
)

/** Attributes that hold a URL. */
export const URL_ATTRIBUTES: ReadonlySet<string> = new Set(words('href src longdesc cite usemap'))
