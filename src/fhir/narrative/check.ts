import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes'
import { DEFAULT_LIMITS } from '../limits.js'
import { Unreadable } from '../text/problems.js'
import { XHTML_NS, XMLNS_NS } from '../xml/names.js'
import { ALLOWED_ATTRIBUTES, ALLOWED_ELEMENTS, URL_ATTRIBUTES } from './allowed.js'

/** One breach of the rules of narratives, with its place in the text of the div (1-based). */
export interface NarrativeProblem {
  /** `xhtml-malformed`, `xhtml-root`, `xhtml-element`, `xhtml-attribute`, `xhtml-active-content`, `xhtml-empty`. */
  readonly rule: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface NarrativeVerdict {
  readonly ok: boolean
  readonly problems: readonly NarrativeProblem[]
}

const MAX_PROBLEMS = 50
/** A browser ignores blanks and control characters inside a scheme. */
const SCRIPT_URL = /^(?:javascript|vbscript|data:text\/html)/i
const IGNORED_IN_URL = /[\u0000-\u0020]/g
const ACTIVE_STYLE = /expression\s*\(|javascript:|@import|-moz-binding|behavior\s*:/i

/**
 * Judges the XHTML of Narrative.div by the rules of FHIR STU3 (narrative.html; invariants txt-1 and txt-2): well-formed
 * with a div as root, only the basic elements and attributes, nothing active, something to read in it.
 *
 * @param xhtml - the div as JSON carries it
 */
export function checkNarrative(xhtml: string): NarrativeVerdict {
  const problems: NarrativeProblem[] = []
  const parser = new SaxesParser({ xmlns: true, position: true })
  let depth = 0
  let namespace = ''
  let readable = false
  const add = (rule: string, message: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ rule, line: parser.line, column: parser.column + 1, message })
  }
  const stop = (message: string): never => {
    add('xhtml-malformed', message)
    throw new Unreadable()
  }
  parser.on('error', ({ message }) => stop(message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('a document type declaration is refused'))
  parser.on('processinginstruction', () => add('xhtml-active-content', 'a processing instruction is not allowed'))
  parser.on('xmldecl', () => add('xhtml-malformed', 'an XML declaration has no place in a div'))
  const readText = (text: string): void => {
    readable ||= /\S/.test(text)
  }
  parser.on('text', readText)
  parser.on('cdata', readText)
  parser.on('opentag', (tag) => {
    if (depth++ === 0) {
      checkRoot(tag, add)
      namespace = tag.uri
    }
    if (depth > DEFAULT_LIMITS.maxDepth)
      stop(`more than ${String(DEFAULT_LIMITS.maxDepth)} elements within one another`)
    if (tag.uri !== namespace) add('xhtml-element', `<${tag.name}> is not in the namespace of the div`)
    else if (!ALLOWED_ELEMENTS.has(tag.local)) add('xhtml-element', `<${tag.name}> is not allowed in a narrative`)
    readable ||= tag.local === 'img' && tag.attributes['src'] !== undefined
    for (const attribute of Object.values(tag.attributes)) checkAttribute(tag.local, attribute, add)
  })
  parser.on('closetag', () => depth--)
  try {
    parser.write(xhtml).close()
    if (!readable) add('xhtml-empty', 'the narrative holds neither text nor an image')
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
  }
  return { ok: problems.length === 0, problems }
}

type Add = (rule: string, message: string) => void

function checkRoot(tag: SaxesTagNS, add: Add): void {
  if (tag.local !== 'div') add('xhtml-root', `the root is <${tag.name}>; expected <div>`)
  if (tag.uri !== XHTML_NS) add('xhtml-root', `the root is not in the namespace ${XHTML_NS}`)
}

function checkAttribute(element: string, { name, uri, value }: SaxesAttributeNS, add: Add): void {
  if (uri === XMLNS_NS) return
  if (/^on/i.test(name)) {
    add('xhtml-active-content', `the event attribute ${name} is not allowed`)
  } else if (!ALLOWED_ATTRIBUTES.has(name)) {
    add('xhtml-attribute', `the attribute ${name} is not allowed on <${element}>`)
  } else if (URL_ATTRIBUTES.has(name) && SCRIPT_URL.test(value.replace(IGNORED_IN_URL, ''))) {
    add('xhtml-active-content', `${name} must not hold a script`)
  } else if (name === 'style' && ACTIVE_STYLE.test(value)) {
    add('xhtml-active-content', 'the style holds active or external content')
  }
}
