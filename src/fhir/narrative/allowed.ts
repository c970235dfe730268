const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/**
 * Elements that a narrative may hold: HTML 4.0 chapters 7 to 11 (without section 4 of chapter 9) and 15, links, images
 * (FHIR STU3 narrative.html, invariant txt-1).
 */
export const ALLOWED_ELEMENTS = words(
  `p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address bdo
   kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map area`,
)

/** Attributes that any of them may have. */
export const ALLOWED_ATTRIBUTES = words(
  `title style class id lang xml:lang dir accesskey tabindex span width align valign char charoff abbr axis headers
   scope rowspan colspan`,
)

/** Attributes that only some of them may have. */
export const ELEMENT_ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href name charset type hreflang rel rev shape coords'),
  area: words('shape coords href nohref alt'),
  blockquote: words('cite'),
  img: words('src alt longdesc height border usemap ismap'),
  map: words('name'),
  pre: words('space xml:space'),
  q: words('cite'),
  table: words('summary border frame rules cellspacing cellpadding'),
  td: words('nowrap'),
  th: words('nowrap'),
}

/** Attributes that hold a URL. */
export const URL_ATTRIBUTES = words('href src longdesc cite usemap')
