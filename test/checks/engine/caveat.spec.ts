import { describe, expect, it } from 'vitest'
import { CAVEAT, withCaveat } from '../../../src/checks/engine/caveat.js'
import { Headers, type Exchange } from '../../../src/core/index.js'
import { exchangeOf } from '../general/support.js'

const direct = exchangeOf()
const foreign = exchangeOf({ hop: 'ssp' })
const own: Exchange = exchangeOf({ hop: 'ssp', exchange: { forwarded: { target: '/', headers: new Headers() } } })

describe('a breach that was seen through an SSP', () => {
  it.each(['fail', 'warn'] as const)(
    'says that nobody can tell whose it is, where the SSP is not our own: %s',
    (verdict) => {
      expect(withCaveat(undefined, verdict, foreign)).toEqual({ note: CAVEAT })
      expect(withCaveat('A note.', verdict, foreign)).toEqual({ note: `A note. ${CAVEAT}` })
      expect(withCaveat(CAVEAT, verdict, foreign)).toEqual({ note: CAVEAT })
    },
  )

  it('is beyond doubt on the direct hop, and where our own SSP recorded what it forwarded', () => {
    for (const exchange of [direct, own]) {
      expect(withCaveat(undefined, 'fail', exchange)).toEqual({})
      expect(withCaveat('A note.', 'fail', exchange)).toEqual({ note: 'A note.' })
    }
  })

  it.each(['pass', 'info', 'blocked', 'error'] as const)('is the only one to say so: not %s', (verdict) => {
    expect(withCaveat(undefined, verdict, foreign)).toEqual({})
  })
})
