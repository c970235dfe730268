import type { JsonObject } from '../../core/index.js'
import type { FormatProblem } from '../document.js'
import type { LineColumn } from './lines.js'
import type { FormatRule } from './rules.js'

/** Names and indexes below the root: `['name', 0, 'family']`. */
export type PathSteps = readonly (string | number)[]

/** `.name[0].family`; the underscore of a primitive's twin is no part of a FHIR path. */
export const pathText = (steps: PathSteps): string =>
  steps.map((s) => (typeof s === 'number' ? `[${String(s)}]` : `.${s.replace(/^_(?=[A-Za-z])/, '')}`)).join('')

/** Gathers what is wrong with a text; bounded. */
export class ProblemList {
  private readonly found: FormatProblem[] = []
  private untold = 0
  private readonly max: number

  constructor(max: number) {
    this.max = max
  }

  /** True where one more would only be counted: its path and place need not be worked out. */
  get full(): boolean {
    return this.found.length >= this.max
  }

  /** Adds one; paths are relative to the root, whose name comes with {@link rooted}. */
  add(problem: FormatProblem & { readonly rule: FormatRule }): void {
    if (this.full) this.untold++
    else this.found.push(problem)
  }

  error(rule: FormatRule, message: string, at?: LineColumn, steps: PathSteps = [], params: JsonObject = {}): void {
    if (this.full) this.untold++
    else this.add({ rule, severity: 'error', path: pathText(steps), ...at, message, ...withParams(params) })
  }

  warning(rule: FormatRule, message: string, at?: LineColumn, steps: PathSteps = []): void {
    this.add({ rule, severity: 'warning', path: pathText(steps), ...at, message })
  }

  /** All of them, in order, with the name of the root before every path. */
  rooted(root: string): FormatProblem[] {
    const told = this.found.map((p) => ({ ...p, path: root === '' ? p.path.replace(/^\./, '') : root + p.path }))
    if (this.untold === 0) return told
    const message = `${String(this.untold)} more problems of the text are not listed`
    return [...told, { rule: 'too-many-problems', severity: 'error', path: root, message }]
  }
}

/** Params only where there are some. */
export const withParams = (params: JsonObject): { params?: JsonObject } =>
  Object.keys(params).length === 0 ? {} : { params }

/** Thrown inside a reader where the text cannot be read on; the reason is already among the problems. */
export class Unreadable extends Error {}
