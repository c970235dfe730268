import { escapeXml } from '../xml.js'

/** Markup that is finished: made only by {@link html}, so that text cannot slip in unescaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | undefined | false | readonly Part[]

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(render).join('')
  return escapeXml(String(part))
}

/** HTML in which every value is escaped, unless it is {@link Markup} itself; `undefined` and `false` leave nothing. */
export const html = (texts: TemplateStringsArray, ...values: Part[]): Markup =>
  new Markup(texts.reduce((made, text, i) => made + render(values[i - 1]) + text))

/** A link where there is an https address, plain text where there is none. */
export const link = (url: string | undefined, text: string): Markup =>
  url?.startsWith('https://') ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text}`
