import { describe, expect, it } from 'vitest'
import { passes } from '../../../../src/provider/frame/mutation/factories.js'

describe('a rule that is passed over', () => {
  it('gives the fault its name, and the refusals the checks that notice', () => {
    expect(passes('jwt.requested_scope.Fits', 'Takes any scope', ['any-scope', 'no-scope'])).toEqual({
      name: 'passes-jwt-requested-scope-fits',
      says: 'Takes any scope',
      at: 'state',
      skips: ['jwt.requested_scope.Fits'],
      proves: ['refuses-any-scope', 'refuses-no-scope'],
    })
  })

  it('takes along the rules that would refuse the same request', () => {
    expect(passes('slot.end', 'Takes any end', 'any-end', ['slot.order'])).toMatchObject({
      name: 'passes-slot-end',
      skips: ['slot.end', 'slot.order'],
    })
  })
})
