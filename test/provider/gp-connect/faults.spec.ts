import { describe, expect, it } from 'vitest'
import { listBenign, listFaults, type ProviderAnswer } from '../../../src/provider/index.js'
import { benignOf, faultsOf } from '../../../src/provider/mutations.js'
import { GOOD, make, request, type Ask } from '../support.js'

const SPEC = 'foundations@1.2.8'

const METADATA = 'get-capability-statement'

/** Good requests, one for each interaction that is refused, one without a token, and one that offers codings. */
const ASKS: [string, Ask][] = [
  ...Object.entries(GOOD).flatMap(([interaction, ask]): [string, Ask][] => [
    [interaction, ask],
    [interaction, { ...ask, headers: (h) => h.without('Ssp-From') }],
  ]),
  [METADATA, { ...(GOOD[METADATA] as Ask), headers: (h) => h.without('Authorization') }],
  [METADATA, { ...(GOOD[METADATA] as Ask), headers: (h) => h.with('Accept-Encoding', 'gzip, deflate') }],
]

const shown = ({ status, reason, headers, body, cutAfter }: ProviderAnswer): string =>
  JSON.stringify([status, reason, headers.fields, Buffer.from(body).toString('base64'), cutAfter])

async function answers(faults: readonly string[], benign: readonly string[] = []): Promise<string[]> {
  const provider = make({ variant: SPEC, faults, benign })
  const told: string[] = []
  for (const [, ask] of ASKS) told.push(shown(await provider.answer(request(ask))))
  return told
}

describe('faults and benign variations', () => {
  const faults = faultsOf(SPEC)
  const benign = benignOf(SPEC)

  it('are listed as plain facts', () => {
    expect(JSON.parse(JSON.stringify(listFaults(SPEC)))).toEqual(listFaults(SPEC))
    expect(listFaults(SPEC).map(({ id }) => id)).toEqual(faults.map(({ id }) => id))
    expect(listBenign(SPEC).map(({ id }) => id)).toEqual(benign.map(({ id }) => id))
  })

  it('belong to versions: services to 1.2.8 alone', () => {
    const of = (variant: string) => listFaults(variant).filter(({ id }) => id.includes('healthcare'))
    expect(of('foundations@1.2.7')).toEqual([])
    expect(of(SPEC).length).toBeGreaterThan(10)
  })

  it('change nothing of the interactions that they do not name, and the same each time', async () => {
    const honest = await answers([])
    for (const { id, interactions } of faults.filter(({ at }) => at === 'body' || at === 'headers' || at === 'http')) {
      const mutated = await answers([id])
      const touched = ASKS.flatMap(([interaction], i) => (mutated[i] === honest[i] ? [] : [interaction]))
      expect(
        touched.filter((one) => interactions !== 'any' && !interactions.includes(one)),
        id,
      ).toEqual([])
      expect(await answers([id]), id).toEqual(mutated)
    }
  })

  it('leave the honest provider as it was when they are turned off', async () => {
    const honest = await answers([])
    const provider = make({ variant: SPEC, faults: faults.map(({ id }) => id), benign: benign.map(({ id }) => id) })
    for (const [, ask] of ASKS) await provider.answer(request(ask))
    provider.useFaults([])
    provider.useBenign([])
    const now: string[] = []
    for (const [, ask] of ASKS) now.push(shown(await provider.answer(request(ask))))
    expect(now).toEqual(honest)
  })

  it('of the benign variations, each can be seen and keeps the status of what is granted', async () => {
    const honest = await answers([])
    for (const { id, at } of benign.filter((b) => b.at === 'headers' || b.at === 'http')) {
      const mutated = await answers([], [id])
      const statuses = (told: string[]) =>
        told.map((text) => (JSON.parse(text) as [number])[0]).map((status) => (status < 400 ? status : 'refused'))
      expect(statuses(mutated), id).toEqual(statuses(honest))
      if (!id.includes('xml')) expect(mutated, `${id} ${at}`).not.toEqual(honest)
    }
  })
})
