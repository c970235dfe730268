import { lineTable } from './lines.js'
import type { ProblemList } from './problems.js'

/** How a web page begins, after what XML lets stand before the root. */
const HTML = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i
const TITLE = /<title[^>]*>\s*([^<]{1,200}?)\s*<\/title>/i
const START = 4096

/**
 * What is no attempt at a resource is called what it is: nothing, or the page of some server on the way.
 *
 * @returns true where the text is one of these; it is then among the problems
 */
export function isNoResource(text: string, problems: ProblemList): boolean {
  if (!/\S/.test(text)) {
    problems.error('empty-text', text === '' ? 'the text is empty' : 'the text holds only blanks', {
      line: 1,
      column: 1,
    })
    return true
  }
  const start = text.slice(0, START)
  if (!HTML.test(start)) return false
  const title = TITLE.exec(start)?.[1]
  const called = title === undefined ? '' : `, with the title ${JSON.stringify(title)}`
  const at = lineTable(text)(text.indexOf('<'))
  problems.error('html-page', `the text is a web page (HTML)${called}, not a resource`, at)
  return true
}
