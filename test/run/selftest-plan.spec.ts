import { describe, expect, it } from 'vitest'
import { loadRegister } from '../../src/register/index.js'
import { dressTasks } from '../../src/run/selftest/dress.js'
import { isWhole, tasksOf, type SelftestOptions } from '../../src/run/selftest/plan.js'
import { isClean } from '../../src/run/selftest/summary.js'
import { sspFaults } from '../../src/target/index.js'
import { variantNamed } from './helpers.js'

const variant = variantNamed('foundations@1.2.7')
const facts = { at: 'body', says: 'is mutated' }
const all = [
  {
    variant,
    faults: [
      { ...facts, id: 'of-reading', interactions: ['read-patient'], proves: ['a'] },
      { ...facts, id: 'of-all', interactions: 'any' as const, proves: ['a'] },
    ],
    benign: [{ ...facts, id: 'harmless', interactions: ['find-patient'] }],
    alike: [{ ...facts, id: 'alike.400', interactions: 'any' as const }],
    dresses: ['plain-clothes', 'armour'],
  },
]
const register = loadRegister(variant.registers)
const idsOf = (options: SelftestOptions): string[] =>
  tasksOf(options, all, register)
    .filter(({ kind }) => kind === 'fault' || kind === 'benign')
    .map(({ id }) => id)

describe('the tasks of a self-test', () => {
  it('are all mutations, the faults of the SSP, the providers alike and the dresses where nothing is named', () => {
    expect(tasksOf({}, all, register)).toHaveLength(3 + sspFaults.length + 1 + 2)
    expect(idsOf({})).toEqual(['of-reading', 'of-all', 'harmless'])
  })

  it('are those that touch the interaction, without the SSP', () => {
    expect(tasksOf({ interaction: ['find-patient'] }, all, register).map(({ id }) => id)).toEqual([
      'of-all',
      'harmless',
    ])
  })

  it('are those that are named, or the benign ones', () => {
    expect(idsOf({ fault: ['of-reading'] })).toEqual(['of-reading'])
    expect(idsOf({ benign: true })).toEqual(['harmless'])
    expect(tasksOf({ fault: ['alike.400'] }, all, register)).toMatchObject([{ kind: 'alike', id: 'alike.400' }])
  })

  it('are the dresses that are named, or all of them, each with every scenario', () => {
    const dressed = (dress: string[]) => tasksOf({ dress }, all, register)
    expect(dressed(['armour'])).toMatchObject([{ kind: 'dress', id: 'armour', whole: true }])
    expect(dressed(['all']).map(({ id }) => id)).toEqual(['plain-clothes', 'armour'])
    expect(() => dressed(['tails'])).toThrow('--dress tails: there are all, plain-clothes, armour')
  })

  it('try a dress with one of the scenarios that are alike where it is not named', () => {
    const [one] = tasksOf({}, all, register).filter(({ kind }) => kind === 'dress')
    expect(one).not.toHaveProperty('whole')
  })

  it('try a dress on a later variant with what the earlier ones of its product do not have', () => {
    const named = ['foundations@1.2.7', 'appointment-management@1.2.7', 'foundations@1.2.8'].map(variantNamed)
    const tasks = dressTasks(named.map((one) => ({ variant: one, faults: [], benign: [], alike: [], dresses: ['a'] })))
    expect(tasks.map(({ after }) => after)).toEqual([[], [], ['foundations@1.2.7']])
  })

  it('cannot be nothing, nor a mutation that there is not', () => {
    expect(() => idsOf({ fault: ['of-nobody'] })).toThrow('there is no such fault or variation')
    expect(() => idsOf({ benign: true, interaction: ['read-patient'] })).toThrow('is left to try')
  })

  it('are the whole only where nothing is named', () => {
    expect(isWhole({})).toBe(true)
    expect(isWhole({ variant: ['foundations@1.2.7'] })).toBe(false)
    expect(isWhole({ dress: ['all'] })).toBe(false)
  })
})

describe('a self-test', () => {
  const summary = {
    ...{ complete: true, faults: 1, killed: 1, benign: 0, ssp: 0, alike: 0, dresses: [], checksOfShall: 1 },
    ...{ survived: [], errors: [], falseAlarms: [], unearned: [], unproven: [], baseline: [], drift: [] },
  }

  it('is clean where no line stands against the harness, and not with a single one', () => {
    expect(isClean(summary)).toBe(true)
    expect(isClean({ ...summary, falseAlarms: ['foundations@1.2.7 harmless: a'] })).toBe(false)
  })
})
