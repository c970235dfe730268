import { describe, expect, it } from 'vitest'
import { Headers } from '../../src/core/index.js'
import { askPatiently, retryAfter } from '../../src/spine/national/patience.js'

const NOW = new Date('2030-01-01T00:00:00Z')
const answer = (status: number, after?: string) => ({
  head: { status, headers: new Headers(after === undefined ? [] : [['Retry-After', after]]) },
})

/** Asks a service that answers one thing after the other: what came last, and what was waited. */
async function asked(...answers: ReturnType<typeof answer>[]): Promise<[status: number, waited: number[]]> {
  const waited: number[] = []
  let times = 0
  const wait = (ms: number): Promise<void> => Promise.resolve(void waited.push(ms))
  const last = await askPatiently(
    () => Promise.resolve(answers[Math.min(times++, answers.length - 1)] ?? answer(200)),
    {
      wait,
      now: () => NOW,
    },
  )
  return [last.head.status, waited]
}

describe('a service that is busy', () => {
  it.each([429, 503])('is asked again when it says: %s', async (status) => {
    expect(await asked(answer(status, '7'), answer(200))).toEqual([200, [7000]])
    expect(await asked(answer(status, 'Tue, 01 Jan 2030 00:00:05 GMT'), answer(200))).toEqual([200, [5000]])
  })
  it('is asked three times in all', async () => {
    expect(await asked(answer(429, '1'))).toEqual([429, [1000, 1000]])
  })
  it('is not waited for beyond the bound', async () => {
    expect(await asked(answer(429, '31'), answer(200))).toEqual([429, []])
    expect(await asked(answer(503, 'Tue, 01 Jan 2030 01:00:00 GMT'), answer(200))).toEqual([503, []])
  })
  it('is waited for a little where it does not say how long, if it is the number of requests', async () => {
    expect(await asked(answer(429), answer(200))).toEqual([200, [1000]])
    expect(await asked(answer(429, 'soon'), answer(200))).toEqual([200, [1000]])
    expect(await asked(answer(503), answer(200))).toEqual([503, []])
  })
  it('is none that answers otherwise', async () => {
    for (const status of [200, 404, 500]) expect(await asked(answer(status, '1'))).toEqual([status, []])
  })
})

it('says nothing of the past', () => {
  expect(retryAfter('Mon, 31 Dec 2029 00:00:00 GMT', NOW)).toBe(0)
  expect([retryAfter(undefined, NOW), retryAfter('-1 s', NOW)]).toEqual([undefined, undefined])
})
