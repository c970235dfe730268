import { describe, expect, it } from 'vitest'
import { interaction } from '../../../src/catalogue/index.js'
import type { Answer } from '../../../src/checks/index.js'
import { fixedClock, type Exchange, type Finding } from '../../../src/core/index.js'
import { createLedger } from '../../../src/run/ledger.js'
import { peopleOf, type Person } from '../../../src/target/people.js'
import { isRegistered, nextPerson, spend } from '../../../steps/foundations/people.js'
import { Scenario } from '../../../steps/scenario.js'
import type { GpcWorld } from '../../../steps/world.js'
import { answerOf, searchset } from '../../checks/foundations/support.js'

const person = (i: number): Person => ({
  nhsNumber: `99900070${String(i).padStart(2, '0')}`,
  family: 'Sample',
  given: ['Ann'],
  birthDate: '1980-01-01',
})

/** As much of a scenario as the pool needs; find patient shows those of the given numbers. */
function scenario(size: number, registered: readonly string[] = []) {
  const findings: Finding[] = []
  const people = peopleOf({ pool: Array.from({ length: size }, (_, i) => person(i)), cases: {} })
  const ledger = createLedger()
  const world = {
    scenario: Object.assign(new Scenario(), { reqs: ['FND-REGPAT-042'] }),
    interaction,
    run: { target: { label: 'practice', people }, ledger, clock: fixedClock('2030-01-01T00:00:00Z') },
    send: (_what: unknown, ask: { value?: string }) => Promise.resolve(ask),
    judge: () => Promise.resolve(),
    answerOf: (ask: { value?: string }): Answer =>
      answerOf(
        registered.includes(ask.value ?? '') ? searchset({ resourceType: 'Patient' }) : { ...searchset(), entry: [] },
      ),
    judging: { record: (found: readonly Finding[]) => Promise.resolve(void findings.push(...found)) },
  }
  return { world: world as unknown as GpcWorld & { last: Exchange }, people, findings }
}

describe('the next person to register', () => {
  it('is the first whom the provider does not show; the others are out for good', async () => {
    const { world, people } = scenario(4, [person(0).nhsNumber, person(1).nhsNumber])
    expect(await nextPerson(world)).toEqual(person(2))
    expect(people.left()).toBe(2)
    expect(world.scenario.subject?.identifier).toBe(person(2).nhsNumber)
    expect(JSON.stringify(world.scenario.requestInput.body)).toContain(person(2).nhsNumber)
  })

  it('stays in the pool until he is spent, before the request', async () => {
    const { world, people } = scenario(20)
    expect(await nextPerson(world)).toEqual(await nextPerson(world))
    await spend(world, await nextPerson(world))
    expect([people.left(), (await nextPerson(world)).nhsNumber]).toEqual([19, person(1).nhsNumber])
    expect(world.run.ledger.open()).toEqual([])
  })

  it('blocks where nobody is left, with the lines to add', async () => {
    const { world } = scenario(2, [person(0).nhsNumber, person(1).nhsNumber])
    await expect(nextPerson(world)).rejects.toThrow(
      /practice has nobody left.*2 in the pool.*register\.pool.*nhsNumber/s,
    )
    await expect(nextPerson(scenario(0).world)).rejects.toThrow(/nobody left/)
  })

  it('is told of when few are left, before there is nobody', async () => {
    const plenty = scenario(11)
    await spend(plenty.world, person(0))
    expect(plenty.findings).toEqual([])
    const few = scenario(3)
    await spend(few.world, await nextPerson(few.world))
    expect(few.findings).toMatchObject([
      { check: 'enough-people-to-register', verdict: 'info', reqs: ['FND-REGPAT-042'] },
    ])
    expect(few.findings[0]?.note).toContain('2 of 3 people are left')
  })

  it('is asked for at the provider', async () => {
    const { world } = scenario(2, [person(1).nhsNumber])
    expect([await isRegistered(world, person(0)), await isRegistered(world, person(1))]).toEqual([false, true])
  })
})
