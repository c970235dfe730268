import { describe, expect, it } from 'vitest'
import { loadEmbedded } from '../../src/target/load.js'
import { peopleOf, shareOf, type Person } from '../../src/target/people.js'

const person = (nhsNumber: string): Person => ({ nhsNumber, family: 'Sample', given: ['Ann'], birthDate: '1980-01-01' })
const pool = ['9990007004', '9990007039', '9990007063', '9990007098'].map(person)
const numbers = (people: ReturnType<typeof peopleOf>): string[] => {
  const found: string[] = []
  for (let next; (next = people.next()); people.spend(next)) found.push(next.nhsNumber)
  return found
}

describe('people to register', () => {
  it('are offered in the order of the file, and each until he is spent', () => {
    const people = peopleOf({ pool, cases: {} })
    expect([people.next(), people.next()]).toEqual([pool[0], pool[0]])
    people.spend(person('9990009999'))
    people.spend(pool[0] as Person)
    expect([people.next(), people.left(), people.total]).toEqual([pool[1], 3, 4])
  })

  it('run out', () => {
    const people = peopleOf({ pool, cases: {} })
    expect(numbers(people)).toHaveLength(4)
    expect([people.next(), people.left()]).toEqual([undefined, 0])
  })

  it('are all there again when the records went back', () => {
    const people = peopleOf({ pool, cases: {} })
    numbers(people)
    people.restore()
    expect(people.left()).toBe(4)
  })

  it('fall to one process each, and all of them to some', () => {
    const shares = [0, 1, 2].map((index) => numbers(peopleOf({ pool, cases: {} }, { index, total: 3 })))
    expect(shares.map((s) => s.length)).toEqual([2, 1, 1])
    expect(shares.flat().sort()).toEqual(pool.map((p) => p.nhsNumber))
  })

  it('are named by case', () => {
    const people = peopleOf({ pool: [], cases: { 'not-on-pds': person('9990008353') } })
    expect(people.named('not-on-pds')?.nhsNumber).toBe('9990008353')
    expect([people.named('toString'), people.named('nobody')]).toEqual([undefined, undefined])
  })
})

describe('the share of a process', () => {
  it.each([
    [{}, { index: 0, total: 1 }],
    [
      { CUCUMBER_WORKER_ID: '1', CUCUMBER_TOTAL_WORKERS: '3' },
      { index: 1, total: 3 },
    ],
    [
      { CUCUMBER_WORKER_ID: '0', CUCUMBER_TOTAL_WORKERS: '1' },
      { index: 0, total: 1 },
    ],
    [
      { CUCUMBER_WORKER_ID: '7', CUCUMBER_TOTAL_WORKERS: '3' },
      { index: 0, total: 1 },
    ],
    [
      { CUCUMBER_WORKER_ID: 'x', CUCUMBER_TOTAL_WORKERS: '3' },
      { index: 0, total: 1 },
    ],
  ])('%j', (env, share) => expect(shareOf(env)).toEqual(share))

  it('of a job of several is divided once more among its workers', () => {
    const part = { index: 1, total: 2 }
    expect(shareOf({}, part)).toEqual(part)
    const workers = ['0', '1', '2'].map((id) => shareOf({ CUCUMBER_WORKER_ID: id, CUCUMBER_TOTAL_WORKERS: '3' }, part))
    expect(workers.map(({ index, total }) => [index, total])).toEqual([
      [3, 6],
      [4, 6],
      [5, 6],
    ])
  })
})

describe('the people of the embedded target', () => {
  const { pool: people, cases } = loadEmbedded().register
  const all = [...people, ...Object.values(cases)].map((p) => p.nhsNumber)

  it('are each there once, with a sound NHS number', () => {
    expect(new Set(all).size).toBe(all.length)
    const digit = (n: string): number =>
      (11 - ([...n.slice(0, 9)].reduce((s, d, i) => s + Number(d) * (10 - i), 0) % 11)) % 11
    expect(all.filter((n) => digit(n) !== Number(n[9]))).toEqual([])
  })
})
