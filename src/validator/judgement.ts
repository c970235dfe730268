import { asString, type Json, type JsonObject } from '../core/index.js'
import { aboutType, stu3Model, versionOfProfile } from '../fhir/index.js'
import type { Format } from '../fhir/document.js'
import { judgeBundle } from './bundle.js'
import { claimedProfiles } from './claimed.js'
import type { Compiler } from './compile/compiler.js'
import { DefinitionRefused } from './compile/refused.js'
import { canonical, typeUrl } from './definitions/index.js'
import { Findings } from './findings.js'
import { References } from './references.js'
import type { RuleName } from './rules.js'
import type { Frame, LazySchema, Run, SchemaError, Target } from './run.js'
import { translated } from './schema-errors.js'
import type { Terminology } from './terminology/types.js'
import type { JudgedBy, Severity, ValidateOptions } from './types.js'

/** As deep as resources and elements may stand in one another: far beyond any record, far from a stack overflow. */
const MAX_DEPTH = 400

/** The judgement of one document. */
export class Judgement implements Run {
  profile = ''
  frame: Frame | undefined
  findings = new Findings()
  /** How many resources were judged. */
  resources = 0
  readonly terminology: Terminology
  readonly format: Format
  private readonly compiler: Compiler
  private readonly expected: Readonly<Record<string, string>>
  private readonly unnamed: NonNullable<ValidateOptions['unnamed']>
  /** Each resource once, and whether a profile had a word on it. */
  private readonly met = new Map<JsonObject, boolean>()
  private readonly references = new References()
  private readonly conforming = new Map<LazySchema, WeakMap<JsonObject, boolean>>()
  private depth = 0
  private quietly = 0

  constructor(
    compiler: Compiler,
    terminology: Terminology,
    { expected = {}, unnamed = () => undefined, format = 'json' }: ValidateOptions,
  ) {
    this.compiler = compiler
    this.terminology = terminology
    this.expected = expected
    this.unnamed = unnamed
    this.format = format
  }

  report(rule: RuleName, path: string, params: JsonObject, severity?: Severity): void {
    this.findings.add(rule, path, params, this.profile, severity)
  }

  apply(schema: LazySchema, data: Json, path: string): void {
    if (this.full) return
    if (this.depth >= MAX_DEPTH) return this.report('too-deep', path, { limit: MAX_DEPTH })
    const outer = this.profile
    this.profile = schema.profile ?? outer
    this.depth++
    try {
      const check = schema.check()
      if (!check.call(this, data, { instancePath: path })) this.translate(check.errors ?? [])
    } catch (thrown) {
      if (!(thrown instanceof DefinitionRefused)) throw thrown
      const { profile, element, construct } = thrown
      this.report('definition-refused', path, { definition: profile, element, construct })
    } finally {
      this.depth--
      this.profile = outer
    }
  }

  resource(data: JsonObject, path: string, asked: readonly string[]): void {
    const outer = this.frame
    const container = (isContained(path) ? outer?.container : undefined) ?? data
    this.frame = { resource: data, container, above: outer, path }
    this.resources++
    try {
      const type = asString(data['resourceType'])
      if (type === undefined) this.report('resource-type-missing', path, {})
      else if (!this.compiler.isConcreteResource(type))
        this.report('resource-type-unknown', path, unknownType(type.slice(0, 100)))
      else {
        for (const schema of this.schemasFor(data, type, path, asked)) this.apply(schema, data, path)
        if (type === 'Bundle') judgeBundle(this, data, path)
      }
    } finally {
      this.frame = outer
    }
  }

  conforms(schema: LazySchema, data: JsonObject): boolean {
    const known = this.conforming.get(schema) ?? new WeakMap<JsonObject, boolean>()
    this.conforming.set(schema, known)
    const verdict = known.get(data)
    if (verdict !== undefined) return verdict
    const { findings, frame } = this
    this.findings = new Findings()
    const path = asString(data['resourceType']) ?? ''
    this.frame = { resource: data, container: data, above: frame, path }
    this.quietly++
    this.apply(schema, data, path)
    const found = this.findings.errors === 0
    this.quietly--
    this.findings = findings
    this.frame = frame
    known.set(data, found)
    return found
  }

  /** By what the resources were judged. */
  get judged(): JudgedBy {
    const core: Record<string, number> = {}
    let profile = 0
    for (const [{ resourceType }, byProfile] of this.met) {
      const type = asString(resourceType) ?? ''
      if (byProfile) profile++
      else core[type] = (core[type] ?? 0) + 1
    }
    return { profile, core }
  }

  get full(): boolean {
    return this.findings.full
  }

  get quiet(): boolean {
    return this.quietly > 0
  }

  resolve(reference: string): Target {
    return this.references.resolve(reference, this.frame)
  }

  candidates(reference: string): number {
    return this.references.candidates(reference, this.frame)
  }

  /** What a resource is judged by: the profiles asked for, expected and claimed; its type where none is known. */
  private schemasFor(data: JsonObject, type: string, path: string, asked: readonly string[]): LazySchema[] {
    const expected = Object.hasOwn(this.expected, type) ? this.expected[type] : undefined
    const claimed = claimedProfiles(data)
    const assumed = claimed.length > 0 ? undefined : this.assumedFor(data, path)
    const urls = new Set(
      [...asked, expected, assumed, ...claimed].flatMap((url) => (url === undefined ? [] : [canonical(url)])),
    )
    const schemas = [...urls].flatMap((url) => this.profileFor(url, type, path))
    const plain = this.compiler.profile(typeUrl(type))
    this.met.set(data, this.met.get(data) === true || schemas.some((schema) => schema !== plain))
    return schemas.length > 0 || !plain ? schemas : [plain]
  }

  /** Where a resource that names no profile should have named one, which is told. */
  private assumedFor(data: JsonObject, path: string): string | undefined {
    if (isContained(path)) return undefined
    const unnamed = this.unnamed(data, this.frame?.above?.resource)
    if (unnamed) this.report('profile-unnamed', path, { profile: unnamed.profile }, unnamed.severity)
    return unnamed?.profile
  }

  private profileFor(url: string, type: string, path: string): LazySchema[] {
    const schema = this.compiler.profile(url)
    const of = this.compiler.typeOfProfile(url)
    if (schema && of === type) return [schema]
    if (schema) this.report('profile-type', path, { profile: url, expected: of ?? '', found: type })
    else this.report('profile-unknown', path, unknownProfile(url.slice(0, 300)))
    return []
  }

  private translate(errors: readonly SchemaError[]): void {
    for (const error of errors) {
      const { rule, params } = translated(error)
      this.report(rule, error.instancePath, params)
    }
  }
}

const unknownType = (found: string): JsonObject => ({ found, ...aboutType(found, stu3Model().resources()) })

function unknownProfile(profile: string): JsonObject {
  const version = versionOfProfile(profile)
  return { profile, ...(version === undefined ? {} : { versions: [version] }) }
}

const isContained = (path: string): boolean => /\/contained\/\d+$/.test(path)
