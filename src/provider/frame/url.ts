/** One parameter of a query, percent-decoded. A plus sign stays a plus sign: it is no blank in a FHIR query. */
export interface Parameter {
  readonly name: string
  readonly value: string
}

/** A request target taken apart. */
export interface Target {
  /** Decoded segments below the service root; undefined where the target is not below it. */
  readonly segments?: readonly string[]
  readonly query: readonly Parameter[]
  /** False where a percent sign is not followed by two hexadecimal digits that make UTF-8. */
  readonly decodes: boolean
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/**
 * Reads a request target.
 *
 * @param target - path and query as on the wire
 * @param root - path of the service root, without a slash at its end
 */
export function readTarget(target: string, root: string): Target {
  const cut = target.indexOf('?')
  const path = cut < 0 ? target : target.slice(0, cut)
  const pairs =
    cut < 0
      ? []
      : target
          .slice(cut + 1)
          .split('&')
          .filter((pair) => pair !== '')
  const query = pairs.map((pair) => {
    const [name, ...rest] = pair.split('=')
    return { name: decode(name ?? ''), value: decode(rest.join('=')) }
  })
  const below = path === root ? '' : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined
  const segments = below?.split('/').map(decode)
  return {
    ...(segments ? { segments: segments.map((s) => s ?? '') } : {}),
    query: query.map(({ name, value }) => ({ name: name ?? '', value: value ?? '' })),
    decodes:
      (segments ?? []).every((s) => s !== undefined) &&
      query.every(({ name, value }) => name !== undefined && value !== undefined),
  }
}

/** An `identifier` token: `system|value`; without a pipe there is no system part at all. */
export interface Token {
  readonly system?: string
  readonly value: string
}

/** Takes a token apart at its first pipe. */
export function readToken(text: string): Token {
  const pipe = text.indexOf('|')
  return pipe < 0 ? { value: text } : { system: text.slice(0, pipe), value: text.slice(pipe + 1) }
}
