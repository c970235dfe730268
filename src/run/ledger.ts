import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { isObject } from '../core/index.js'

/** Name of the ledger in the folder of a run. */
export const LEDGER = 'ledger.ndjson'

/** What every key of an appointment looks like, in whatever text. */
export const MARKER = /gpc-assure-[0-9a-f]{8}/g

/** What is about to be made on a target: written down before the request goes out. */
export interface Intent {
  /** Marker that the texts of the appointment carry: `gpc-assure-` and eight hexadecimal digits ({@link MARKER}). */
  readonly key: string
  /** Instant, ISO 8601. */
  readonly at: string
  /** Service root of the target. */
  readonly base: string
  /** Variant of the run. */
  readonly variant: string
  /** Logical id of the patient. */
  readonly patient: string
  /** Logical ids of the slots. */
  readonly slots: readonly string[]
  /** When the appointment begins, as its slot has it. */
  readonly start: string
}

/** One line of a ledger. `absent`: the target was asked, and there is no such appointment. */
type Line =
  | ({ readonly event: 'intended' } & Intent)
  | { readonly event: 'booked'; readonly key: string; readonly at: string; readonly id: string }
  | { readonly event: 'absent' | 'undone'; readonly key: string; readonly at: string }
  /** A person whose registration is about to be asked for; the key is the NHS number. It cannot be undone. */
  | { readonly event: 'spent'; readonly key: string; readonly at: string }

/** What may have been left behind under one key: a scenario may try more than one booking. */
export interface OpenEntry {
  readonly key: string
  readonly intents: readonly Intent[]
  /** Logical ids of what the target is known to have made of them. */
  readonly ids: readonly string[]
}

/** The book of what a run makes on a target, so that it can be undone whatever happens to the run. */
export interface Ledger {
  /** Before a creating request is sent. */
  intend(intent: Intent): void
  /** When the logical id is known. */
  booked(key: string, id: string, at: Date): void
  /** When the target was asked and shows nothing of it. */
  absent(key: string, at: Date): void
  undone(key: string, at: Date): void
  /** Before a registration is sent that is to succeed: nothing that cleanup could undo. */
  spent(nhsNumber: string, at: Date): void
  /** What may still be there. */
  open(): readonly OpenEntry[]
  /** The open entry of a key; undefined where nothing was intended under it, or it is closed. */
  entry(key: string): OpenEntry | undefined
  /** Under which keys the target is known to have made the thing of a logical id, whatever became of it. */
  keysOf(id: string): readonly string[]
}

const intentOf = ({ key, at, base, variant, patient, slots, start }: Intent): Intent => ({
  key,
  at,
  base,
  variant,
  patient,
  slots,
  start,
})

/** What the lines of a ledger come to, kept as they are written: every step of a booking asks for it. */
class Book {
  /** The entries that nothing has closed. */
  readonly open = new Map<string, OpenEntry>()
  /** Keys by the logical ids of what was made under them. */
  readonly keysOf = new Map<string, readonly string[]>()

  take(line: Line): void {
    if (line.event === 'spent') return
    const { key } = line
    const entry = this.open.get(key) ?? { key, intents: [], ids: [] }
    if (line.event === 'intended') this.open.set(key, { ...entry, intents: [...entry.intents, intentOf(line)] })
    else if (line.event === 'booked') {
      this.open.set(key, { ...entry, ids: [...new Set([...entry.ids, line.id])] })
      this.keysOf.set(line.id, [...(this.keysOf.get(line.id) ?? []), key])
    } else this.open.delete(key)
  }
}

/**
 * A ledger that is kept in memory and, where a file is named, line by line on disk: each line is there before the call
 * returns, so that a killed process has lost nothing.
 */
export function createLedger(file?: string): Ledger {
  const book = new Book()
  const write = (line: Line): void => {
    book.take(line)
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return {
    intend: (intent) => write({ event: 'intended', ...intent }),
    booked: (key, id, at) => write({ event: 'booked', key, id, at: at.toISOString() }),
    absent: (key, at) => write({ event: 'absent', key, at: at.toISOString() }),
    undone: (key, at) => write({ event: 'undone', key, at: at.toISOString() }),
    spent: (key, at) => write({ event: 'spent', key, at: at.toISOString() }),
    open: () => [...book.open.values()],
    entry: (key) => book.open.get(key),
    keysOf: (id) => book.keysOf.get(id) ?? [],
  }
}

/**
 * The open entries of a ledger file. A last line that a kill cut short is passed over: its request was never sent.
 *
 * @returns nothing where there is no file
 */
export function readLedger(file: string): OpenEntry[] {
  if (!existsSync(file)) return []
  const book = new Book()
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = lineOf(text)
    if (line) book.take(line)
  }
  return [...book.open.values()]
}

function lineOf(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) && typeof value['key'] === 'string' ? (value as unknown as Line) : undefined
  } catch {
    return undefined
  }
}
