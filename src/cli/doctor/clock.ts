import type { Probe } from './probe.js'

/** Seconds of difference from which a token's times may be doubted, and from which they are wrong (exp = iat + 300). */
const [DOUBTFUL, WRONG] = [30, 300]

/**
 * Compares this machine's clock with the Date of an answer, which has whole seconds.
 *
 * @param between - this machine's time when the request went out and when the answer had come
 */
export function clockProbe(date: string | undefined, [asked, answered]: readonly [Date, Date], who: string): Probe {
  const probe = { hop: 'clock', tried: `Date of ${who}` }
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return { ...probe, health: 'skipped', found: `no Date that can be read: ${date ?? 'none'}` }
  const early = asked.getTime() - (theirs + 1000)
  const late = theirs - answered.getTime()
  const seconds = Math.ceil(Math.max(early, late, 0) / 1000)
  if (seconds < DOUBTFUL) return { ...probe, health: 'ok', found: `this machine agrees with it to ${DOUBTFUL} s` }
  const found = `this machine is ${seconds} s ${early > late ? 'ahead of' : 'behind'} it`
  const advice = 'set this clock or theirs by a time server: tokens live for 300 s'
  return { ...probe, health: seconds < WRONG ? 'warn' : 'not', found, advice }
}
