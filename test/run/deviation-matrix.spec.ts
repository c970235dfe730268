import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import { counts, holesIn, matrixText, reasonFor, sentBy, tables, type Tried } from '../../src/run/deviation-matrix.js'
import { planFeatures } from '../../src/run/plan.js'
import './helpers.js'

let scenarios: Tried[]
beforeAll(async () => {
  const plan = await planFeatures()
  scenarios = plan.scenarios.map((one) => ({ uri: one.uri, steps: plan.steps(one) }))
})

describe('what a scenario sends', () => {
  const steps = [
    'the id of the patient "normal"',
    'the request deviates: "a"',
    'the read patient request is sent',
    'the request names an appointment by an "b"',
    'the read appointment request is sent again',
  ]

  it('is each request with the deviations before it', () => {
    expect(sentBy({ uri: 'features/foundations/x.feature', steps })).toEqual([
      'gp-connect / read-patient / a',
      'gp-connect / read-appointment / a',
      'gp-connect / read-appointment / b',
    ])
    expect(sentBy({ uri: 'features/care-connect-scheduling/x.feature', steps: steps.slice(0, 3) })).toEqual([
      'care-connect / read-patient / a',
    ])
    expect(sentBy({ uri: 'x', steps: ['the read patient request is sent'] })).toEqual([])
  })
})

describe('the matrix of deviations', () => {
  it('has interactions that take an id, places of a booking, and searches', () => {
    const columns = tables().map((table) => table.columns.map(({ interaction, place }) => place ?? interaction))
    expect(columns[0]).toEqual(
      expect.arrayContaining(['read-patient', 'amend-appointment', 'retrieve-patient-appointments']),
    )
    expect(columns[1]).toEqual(['slot', 'patient', 'location', 'practitioner'])
    expect(columns[2]).toEqual(expect.arrayContaining(['find-patient', 'search-free-slots', 'search-slot']))
  })

  it('has no hole without a reason', () => expect(tables().flatMap((table) => holesIn(table, scenarios))).toEqual([]))

  it('tells a hole', () => {
    const [first] = tables()
    const without = scenarios.filter(({ uri }) => !uri.includes('read-location'))
    expect(first && holesIn(first, without)).toContain('gp-connect read-location: id of digits that nobody has')
  })

  it('gives reasons for what is empty alone', () => {
    for (const table of tables())
      for (const [c, column] of table.columns.entries())
        if (reasonFor(column) !== undefined) expect(counts(table, scenarios).map((row) => row[c])).toContain(0)
  })

  it('is the page (gpc-assure list --update)', () =>
    expect(readFileSync(inPackage('docs', 'deviation-matrix.md'), 'utf8')).toBe(matrixText(scenarios)))
})
