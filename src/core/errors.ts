/**
 * Something that the user can mend: a bad option, file or environment. Printed as one line, never with a stack;
 * the process ends with {@link GpcError.exitCode}.
 */
export class GpcError extends Error {
  /** Stable word for tests and machines, such as `target-file-unreadable`. */
  readonly code: string
  /** 2: nothing ran or bad configuration; 3: the harness is at fault (design/cli.md). */
  readonly exitCode: 2 | 3

  constructor(code: string, message: string, exitCode: 2 | 3 = 2, options?: ErrorOptions) {
    super(message, options)
    this.name = 'GpcError'
    this.code = code
    this.exitCode = exitCode
  }
}

/** The harness broke one of its own rules: a check without outcome, an exchange that nobody judged. Exit code 3. */
export class HarnessError extends GpcError {
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(code, message, 3, options)
    this.name = 'HarnessError'
  }
}

/** The first line of a text that may have many: messages are one line. */
export const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''

/** The text of anything that was thrown, Error or not (fhirpath throws plain objects). Never throws itself. */
export function messageOf(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return thrown.message
    if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message)
    return String(thrown)
  } catch {
    return 'something was thrown that has no text'
  }
}
