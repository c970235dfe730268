import { paint, type Terminal } from '../terminal.js'
import type { Health, Probe } from './probe.js'

const WORDS: Readonly<Record<Health, string>> = { ok: 'ok', warn: 'warn', not: 'NOT', skipped: '-' }
const HUES = { ok: 'green', warn: 'yellow', not: 'red', skipped: 'dim' } as const

/** Where the words of a probe begin. */
const INDENT = ' '.repeat(20)

/** A line for a probe, one more for each further thing that was found, and one for what to do about it. */
export function asText({ hop, tried, health, found, advice }: Probe, terminal: Pick<Terminal, 'colour'>): string {
  const word = paint(terminal, HUES[health], WORDS[health].padEnd(4))
  const line = `${word}  ${hop.padEnd(12)}  ${tried}: ${found.replaceAll('\n', `\n${INDENT}`)}\n`
  return advice === undefined ? line : `${line}${INDENT}to do: ${advice.replaceAll('\n', `\n${INDENT}`)}\n`
}
