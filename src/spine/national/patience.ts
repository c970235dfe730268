import type { Headers } from '../../core/index.js'

/** Waits so many milliseconds. */
export type Pause = (ms: number) => Promise<void>

export const pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Milliseconds that are waited for a service at most, each time and where it says how long. */
const LONGEST = 30_000
/** What is waited where a service says "too many requests" and not for how long. */
const USUAL = 1000
/** How often a service is asked in all. */
const TIMES = 3

/** A service that has too much to do: it may say when to come back (RFC 6585 section 4, RFC 7231 section 6.6.4). */
export const isBusy = (status: number): boolean => status === 429 || status === 503

/** How long a busy service asks to be left alone, in milliseconds: seconds or a date (RFC 7231 section 7.1.3). */
export function retryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}

/** What it takes to know whether a service is busy. */
interface Answered {
  readonly head?: { readonly status: number; readonly headers: Headers }
}

/**
 * Asks a service, again after a while where it is busy and says when to come back, within bounds; what it answered last
 * counts. For questions that change nothing, however often they are put.
 */
export async function askPatiently<A extends Answered>(
  ask: () => Promise<A>,
  { wait, now }: { readonly wait: Pause; readonly now: () => Date },
): Promise<A> {
  for (let times = 1; ; times += 1) {
    const answer = await ask()
    const ms = waited(answer, now())
    if (ms === undefined || times === TIMES) return answer
    await wait(ms)
  }
}

function waited({ head }: Answered, now: Date): number | undefined {
  if (!head || !isBusy(head.status)) return undefined
  const asked = retryAfter(head.headers.get('retry-after'), now) ?? (head.status === 429 ? USUAL : undefined)
  return asked !== undefined && asked <= LONGEST ? asked : undefined
}
