import { describe, expect, it } from 'vitest'
import { Started } from '../../src/core/index.js'

describe('what was started', () => {
  const closing = (said: string[], name: string) => ({ close: () => Promise.resolve(void said.push(name)) })

  it('is closed once, the last first', async () => {
    const said: string[] = []
    const started = new Started()
    const first = closing(said, 'first')
    expect(started.keep(first)).toBe(first)
    started.keep(closing(said, 'second'))
    await started.close()
    await started.close()
    expect(said).toEqual(['second', 'first'])
  })

  it('says what does not close', async () => {
    const started = new Started()
    started.keep({ close: () => Promise.reject(new Error('stuck')) })
    await expect(started.close()).rejects.toThrow('stuck')
  })
})
