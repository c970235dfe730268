import { closeSync, openSync, writeSync } from 'node:fs'
import type { Envelope } from '@cucumber/messages'
import type { Variant } from '../catalogue/index.js'
import type { RunContext } from '../run/context.js'
import type { RunListener } from '../run/run-request.js'
import { redactText } from '../recording/redact.js'

/** What the harness itself puts into the stream, beside Cucumber's messages. */
export interface Marker {
  readonly gpcAssure:
    | { readonly variant: string; readonly target: string }
    /** Always the last line; its absence says that the process was killed. */
    | { readonly complete: boolean; readonly incomplete?: string }
}

const FLUSH_AT = 64 * 1024

/**
 * Writes run.ndjson: every message of the run as it comes, so that a run that was killed leaves what it had.
 *
 * @param file - absolute path; made anew
 */
export class MessageStream implements RunListener {
  readonly #fd: number
  #buffer = ''

  constructor(file: string) {
    this.#fd = openSync(file, 'w')
  }

  variant(variant: Variant, { target }: RunContext): void {
    this.#line({ gpcAssure: { variant: variant.id, target: target.label } })
  }

  message(envelope: Envelope): void {
    this.#line(envelope)
    if (envelope.testCaseFinished || this.#buffer.length > FLUSH_AT) this.#flush()
  }

  /** Writes the completion marker and closes the file. */
  end(incomplete: string | undefined): void {
    this.#line({
      gpcAssure: { complete: incomplete === undefined, ...(incomplete !== undefined && { incomplete }) },
    })
    this.#flush()
    closeSync(this.#fd)
  }

  #line(value: Envelope | Marker): void {
    this.#buffer += `${redactText(JSON.stringify(value))}\n`
  }

  #flush(): void {
    writeSync(this.#fd, this.#buffer)
    this.#buffer = ''
  }
}
