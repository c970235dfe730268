import { describe, expect, it } from 'vitest'
import { defaultVariant, interaction } from '../../src/catalogue/index.js'
import { checkOptions, faultsOf } from '../../src/cli/serve/options.js'
import { startServed } from '../../src/cli/serve/start.js'
import { systemClock } from '../../src/core/index.js'
import { listDresses, listFaults } from '../../src/provider/index.js'
import { requestFor } from '../../src/requests/index.js'
import type { AuditEntry } from '../../src/spine/index.js'

const variant = defaultVariant()
const ofProvider = listFaults(variant.id)[0]?.id ?? ''

describe('the faults that serve is asked for', () => {
  it('are those of the provider and those of the SSP', () => {
    expect(faultsOf({ variant, fault: ['ssp.late', ofProvider] })).toEqual({
      provider: [ofProvider],
      ssp: ['ssp.late'],
    })
    expect(() => faultsOf({ variant, fault: ['ssp.none'] })).toThrow(
      '--fault ssp.none: foundations@1.2.7 has no such fault',
    )
  })

  it('are turned on, each where it belongs', async () => {
    const lines: AuditEntry[] = []
    const served = await startServed({ variant, fault: ['ssp.changes-status', ofProvider] }, (line) => lines.push(line))
    try {
      const { target } = served
      expect(target.faults()).toEqual([ofProvider])
      const plan = requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock })
      const x = await target.send(plan)
      expect([x.response?.status, x.failure?.hop]).toEqual([500, 'harness to SSP'])
      await expect.poll(() => lines).toMatchObject([{ outcome: 'answered', status: 500 }])
    } finally {
      await served.close()
    }
  })
})

describe('the dress that serve is asked for', () => {
  const [dress = ''] = listDresses(variant.id)

  it('is one that the standard has', () => {
    expect(() => checkOptions({ variant, fault: [], dress })).not.toThrow()
    expect(() => checkOptions({ variant, fault: [], dress: 'tails' })).toThrow(
      `--dress tails: foundations@1.2.7 has ${dress}`,
    )
  })

  it('is worn', async () => {
    const served = await startServed({ variant, fault: [], dress: 'proxy-in-front' }, () => undefined)
    try {
      const { target } = served
      const plan = requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock })
      expect((await target.send(plan)).response?.headers.get('via')).toContain('front end')
    } finally {
      await served.close()
    }
  })
})
