/**
 * PEM as a parser takes it: each boundary on a line of its own. Files that end without a line feed, joined by `cat`,
 * have the end of one and the beginning of the next on one line.
 */
export const separated = (pem: string): string => {
  const apart = pem.replace(/(-----END [A-Z0-9 ]+-----)[ \t]*(?=-----BEGIN )/g, '$1\n')
  return apart.endsWith('\n') ? apart : `${apart}\n`
}
