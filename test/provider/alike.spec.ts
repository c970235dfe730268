import { describe, expect, it } from 'vitest'
import { variants } from '../../src/catalogue/index.js'
import { Headers } from '../../src/core/index.js'
import { createProvider, listAlike, type ProviderRequest } from '../../src/provider/index.js'

const REQUESTS = [
  ['GET', '/metadata'],
  ['GET', '/Patient/no-such-patient'],
  ['POST', '/Appointment'],
  ['GET', '/nowhere'],
] as const

const request = (method: string, path: string): ProviderRequest => ({
  method,
  target: path,
  headers: new Headers([['Accept', 'application/fhir+json']]),
  body: new Uint8Array(),
})

describe.each(variants().map(({ id }) => id))('a provider of %s that answers everything alike', (variant) => {
  const base = 'https://provider.example/A20047/STU3/1/gpconnect'

  it('comes in eleven kinds', () => expect(listAlike(variant)).toHaveLength(11))

  it.each(listAlike(variant).map(({ id }) => id))('%s', async (id) => {
    const provider = createProvider({ variant, base, asid: '200000000205', faults: [id] })
    const answers = []
    for (const [method, path] of REQUESTS) {
      const { status, body } = await provider.answer(request(method, new URL(base + path).pathname))
      // An outcome of Care Connect has an id of its own each time.
      answers.push({
        status,
        text: Buffer.from(body)
          .toString('utf8')
          .replace(/"id":"[0-9a-f-]{36}"/, '"id":""'),
      })
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const named = /^alike\.(\d{3})$/.exec(id)?.[1]
    expect(answers[0]?.status).toBe(Number(named ?? 200))
  })

  it('is honest otherwise', async () => {
    const provider = createProvider({ variant, base, asid: '200000000205' })
    const { status } = await provider.answer(request('GET', '/nowhere'))
    expect(status).toBeGreaterThanOrEqual(400)
  })
})
