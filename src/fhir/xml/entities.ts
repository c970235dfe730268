/** What is wrong with the reference to an entity or a character that ends before an offset. */
export function entityProblem(text: string, end: number): string {
  const start = text.lastIndexOf('&', end - 1)
  const written = /^&[^&;\s<]{0,40};?/.exec(text.slice(start, start + 50))?.[0] ?? '&'
  const [, hex, decimal] = /^&#(?:x([\da-fA-F]+)|(\d+));$/.exec(written) ?? []
  const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? parseInt(decimal, 10) : undefined
  if (code !== undefined) return `${written} refers to ${named(code)}, which XML does not allow`
  if (written.startsWith('&#')) return `${written} is no reference to a character, such as &#163; or &#xA3;`
  if (/^&[\w.:-]+;$/.test(written)) {
    return `${written} is an entity that XML does not know: only &amp; &lt; &gt; &quot; and &apos; are, and numbers as in &#163;`
  }
  return `${written} begins no entity; an ampersand is written &amp;`
}

/** Where an ampersand stands that begins no entity. */
export function bareAmpersand(text: string): number | undefined {
  const at = text.search(/&(?!#?[\w.:-]{1,40};)/)
  return at < 0 ? undefined : at
}

/** What is wrong with the character before an offset, if it is one that XML does not allow anywhere. */
export function characterProblem(text: string, end: number): string | undefined {
  const code = text.charCodeAt(Math.max(end - 1, 0))
  return code < 0x20 || code >= 0xfffe ? `${named(code)} stands here, which XML does not allow` : undefined
}

const named = (code: number): string => {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return `${code < 0x20 ? 'the control character' : 'the character'} ${point}`
}
