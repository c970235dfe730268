import { describe, expect, it } from 'vitest'
import { createLedger, MARKER } from '../../src/run/ledger.js'

const AT = new Date('2030-01-01T10:00:00Z')
const intent = { at: '', base: '', variant: '', patient: 'p1', slots: ['s1'], start: '' }

describe('a ledger', () => {
  it('knows under which key the target made something, whatever became of it', () => {
    const ledger = createLedger()
    for (const key of ['gpc-assure-00000001', 'gpc-assure-00000002']) ledger.intend({ ...intent, key })
    ledger.booked('gpc-assure-00000001', 'a1', AT)
    ledger.undone('gpc-assure-00000001', AT)
    ledger.booked('gpc-assure-00000002', 'a2', AT)
    expect(ledger.keysOf('a1')).toEqual(['gpc-assure-00000001'])
    expect(ledger.keysOf('a2')).toEqual(['gpc-assure-00000002'])
    expect(ledger.keysOf('a3')).toEqual([])
    expect(ledger.open().map(({ key }) => key)).toEqual(['gpc-assure-00000002'])
  })

  it('has keys that are found in any text', () => {
    expect('Amended test gpc-assure-0a1b2c3d / Comment of gpc-assure-0a1b2c3d'.match(MARKER)).toHaveLength(2)
    expect('gpc-assure, asked by phone'.match(MARKER)).toBeNull()
  })
})
