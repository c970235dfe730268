/** One header field as it went over the wire: case and spelling kept. */
export type HeaderField = readonly [name: string, value: string]

/**
 * Header fields in the order and case of the wire, repeats included. Immutable: every change makes a new list.
 * Names compare without case (RFC 7230 section 3.2).
 */
export class Headers {
  readonly fields: readonly HeaderField[]

  constructor(fields: readonly HeaderField[] = []) {
    this.fields = fields
  }

  /** From Node's `rawHeaders` form: name, value, name, value. */
  static fromRaw(raw: readonly string[]): Headers {
    const fields: HeaderField[] = []
    for (let i = 0; i + 1 < raw.length; i += 2) fields.push([raw[i] as string, raw[i + 1] as string])
    return new Headers(fields)
  }

  /** The values of a name, in order. */
  all(name: string): string[] {
    const wanted = name.toLowerCase()
    return this.fields.filter(([n]) => n.toLowerCase() === wanted).map(([, v]) => v)
  }

  /** The values of a name joined as RFC 7230 allows, or undefined where the name is absent. */
  get(name: string): string | undefined {
    const values = this.all(name)
    return values.length === 0 ? undefined : values.join(', ')
  }

  has(name: string): boolean {
    return this.all(name).length > 0
  }

  /** Without every field of that name. */
  without(name: string): Headers {
    const unwanted = name.toLowerCase()
    return new Headers(this.fields.filter(([n]) => n.toLowerCase() !== unwanted))
  }

  /** With one more field at the end; a field of that name that is there stays. */
  and(name: string, value: string): Headers {
    return new Headers([...this.fields, [name, value]])
  }

  /** With exactly one field of that name, in the place of the first one where there was one. */
  with(name: string, value: string): Headers {
    const lower = name.toLowerCase()
    const at = this.fields.findIndex(([n]) => n.toLowerCase() === lower)
    if (at < 0) return this.and(name, value)
    const rest = this.fields.filter(([n], i) => i === at || n.toLowerCase() !== lower)
    return new Headers(rest.map((f) => (f[0].toLowerCase() === lower ? [name, value] : f)))
  }

  /** Node's raw form. */
  toRaw(): string[] {
    return this.fields.flatMap(([n, v]) => [n, v])
  }
}
