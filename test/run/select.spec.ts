import { describe, expect, it } from 'vitest'
import type { GpcError } from '../../src/core/index.js'
import { planFeatures } from '../../src/run/plan.js'
import { run } from '../../src/run/runner.js'
import { ANYTHING, select, type Wanted } from '../../src/run/select.js'
import { fixtures, idleContext, request, variantNamed } from './helpers.js'

const everything: Wanted = { interactions: [], reqs: [] }
const features = ['features/selection.feature', 'features/other-product.feature']
const plan = await planFeatures(features, '', fixtures)

const names = (id: string, wanted = everything, unsupported: string[] = []) =>
  select(plan.scenarios, variantNamed(id), { unsupported }, wanted).chosen.map((s) => s.name)

describe('selection', () => {
  it('keeps what stands in the variant', () => {
    expect(names('foundations@1.2.7')).toEqual([
      'of every version',
      'of earlier versions',
      'outline a',
      'outline b',
      'of no interaction in particular',
    ])
    expect(names('foundations@1.2.8')).toContain('of later versions')
    expect(names('foundations@1.2.8')).toContain('of an interaction that one version has')
    expect(names('foundations@1.2.8')).not.toContain('of earlier versions')
  })

  it('gives a reason for each scenario that it leaves out', () => {
    const { chosen, leftOut } = select(plan.scenarios, variantNamed('foundations@1.2.7'), ANYTHING, everything)
    expect(chosen.length + leftOut.length).toBe(plan.scenarios.length)
    expect(leftOut.map((l) => [l.scenario.name, l.reason, l.because])).toEqual([
      ['is not of Foundations', 'is not of foundations', 'variant'],
      ['of later versions', 'holds from 1.2.8 on, the variant is 1.2.7', 'variant'],
      [
        'of an interaction that one version has',
        'find-healthcare-service is no interaction of foundations@1.2.7',
        'variant',
      ],
    ])
  })

  it('narrows by interaction, requirement and tags', async () => {
    expect(names('foundations@1.2.7', { ...everything, interactions: ['read-patient'] })).toEqual([
      'outline a',
      'outline b',
    ])
    expect(names('foundations@1.2.7', { ...everything, interactions: ['general'] })).toEqual([
      'of no interaction in particular',
    ])
    expect(names('foundations@1.2.7', { ...everything, reqs: ['FND-FINDPAT-005'] })).toEqual(['of every version'])
    const tagged = await planFeatures(features, '@read-patient', fixtures)
    const { chosen } = select(tagged.scenarios, variantNamed('foundations@1.2.7'), ANYTHING, everything, tagged.tagged)
    expect(chosen.map((s) => s.name)).toEqual(['outline a', 'outline b'])
  })

  it('finds what judges a requirement, tagged with it or not', async () => {
    const { scenarios } = await planFeatures()
    const wanted = { ...everything, reqs: ['FND-FINDPAT-012'] }
    const { chosen } = select(scenarios, variantNamed('foundations@1.2.7'), ANYTHING, wanted)
    expect(chosen.length).toBeGreaterThan(0)
    expect(chosen.some(({ tags }) => !tags.includes('@req:FND-FINDPAT-012'))).toBe(true)
    expect(select(scenarios, variantNamed('appointment-management@1.2.7'), ANYTHING, wanted).chosen).toEqual([])
  })

  it('takes out what the target does not offer', () => {
    const { leftOut } = select(
      plan.scenarios,
      variantNamed('foundations@1.2.7'),
      { unsupported: ['read-patient'] },
      everything,
    )
    const reasons = leftOut.filter((l) => l.because === 'unsupported').map((l) => l.reason)
    expect(reasons).toEqual(Array(2).fill('the target declares that it does not support read-patient'))
  })

  it('takes out what is about TLS or PDS where the target has none, as not applicable', () => {
    const about = (tags: string[], plain: boolean) =>
      select(
        [{ uri: 'a.feature', line: 3, name: 'one', feature: 'A', tags: ['@foundations', ...tags] }],
        variantNamed('foundations@1.2.7'),
        { unsupported: [], plain, noPds: plain },
        everything,
      ).leftOut.map(({ because }) => because)
    expect(about(['@pds'], true)).toEqual(['unsupported'])
    expect(about(['@pds'], false)).toEqual([])
    expect(about(['@tls'], true)).toEqual(['unsupported'])
    expect(about(['@tls'], false)).toEqual([])
    expect(about([], true)).toEqual([])
  })

  it('spreads over shards without loss or overlap', () => {
    const parts = [1, 2, 3].map((index) => names('foundations@1.2.7', { ...everything, shard: { index, total: 3 } }))
    expect(parts.flat().sort()).toEqual(names('foundations@1.2.7').sort())
  })

  const tagged = (variant: string, ...tags: string[]): readonly string[] => {
    const { product } = variantNamed(variant)
    const scenario = { uri: 'a.feature', line: 3, name: 'one', feature: 'A', tags: [`@${product}`, ...tags] }
    return select([scenario], variantNamed(variant), ANYTHING, everything).leftOut.map(({ reason }) => reason)
  }

  it.each([
    ['@since:a2si', 'holds from a2si on, the variant is 2.0.4'],
    ['@until:2.0.4', 'holds until 2.0.4, the variant is a2si'],
    ['@only:2.0.4', 'holds for 2.0.4 only, the variant is a2si'],
    ['@only:a2si', 'holds for a2si only, the variant is 2.0.4'],
  ])('orders versions that are no numbers as the catalogue has them: %s', (tag, reason) => {
    const left = ['2.0.4', 'a2si'].flatMap((spec) => tagged(`care-connect-scheduling@${spec}`, tag))
    expect(left).toEqual([reason])
  })

  it.each(['since', 'until', 'only'])('refuses a version in @%s that the product does not have', (kind) => {
    const message = `a.feature:3: @${kind}:1.2 names no version of foundations`
    expect(() => tagged('foundations@1.2.8', `@${kind}:1.2`)).toThrow(message)
    expect(() => tagged('care-connect-scheduling@a2si', `@${kind}:1.2.8`)).toThrow('no version of care-connect')
  })
})

describe('a run of a selection', () => {
  it('runs one row of an outline, not its siblings', async () => {
    const only = (_: unknown, { name }: { name: string }) => (name === 'outline b' ? undefined : 'not asked for')
    const record = await run(request({ features, only }))
    expect(record.scenarios.map((s) => [s.name, s.verdict])).toEqual([['outline b', 'warned']])
  })

  it('refuses to run nothing, and says why nothing is left', async () => {
    const nothing = run(request({ features, wanted: { ...everything, reqs: ['FND-FINDPAT-099'] } }))
    await expect(nothing).rejects.toMatchObject({ code: 'nothing-to-run', exitCode: 2 } satisfies Partial<GpcError>)
    await expect(nothing).rejects.toThrow('not asked for by --req')
  })

  it('refuses a broken tag expression and a feature that cannot be read', async () => {
    await expect(run(request({ tags: '@a and and' }))).rejects.toMatchObject({
      code: 'features-unreadable',
      exitCode: 2,
    })
    await expect(run(request({ features: ['broken/broken.feature'] }))).rejects.toMatchObject({
      code: 'feature-invalid',
    })
  })

  it('counts what the target does not offer as not applicable', async () => {
    const open = () => Promise.resolve(idleContext(['read-patient']))
    const record = await run(request({ features, open }))
    expect(record.leftOut.filter((l) => l.because === 'unsupported')).toHaveLength(2)
    expect(record.scenarios.map((s) => s.name)).not.toContain('outline a')
  })
})

describe('a run that is cut short', () => {
  it('stops at the first failure with --fail-fast, and is incomplete', async () => {
    const record = await run(request({ failFast: true }))
    expect(record.incomplete).toContain('--fail-fast')
    const after = record.scenarios.slice(2)
    expect(after.filter((s) => s.verdict === 'blocked').length).toBeGreaterThan(8)
    expect(after.every((s) => s.findings.length === 0)).toBe(true)
  })

  it('keeps what was gathered when it is interrupted, and closes the target', async () => {
    const stop = new AbortController()
    let closed = 0
    const open = () => Promise.resolve(idleContext([], () => (closed += 1) as unknown as undefined))
    const record = await run(request({ open, signal: stop.signal }), [{ scenario: () => stop.abort() }])
    expect(record.incomplete).toContain('interrupted')
    expect(record.scenarios).toHaveLength(1)
    expect(closed).toBe(1)
  })
})
