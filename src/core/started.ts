/** What has to be closed again. */
export interface Closable {
  close(): Promise<void>
}

/** What was started one after the other, to be closed in the reverse order. */
export class Started implements Closable {
  readonly #open: Closable[] = []

  keep<T extends Closable>(one: T): T {
    this.#open.unshift(one)
    return one
  }

  async close(): Promise<void> {
    for (const one of this.#open.splice(0)) await one.close()
  }
}
