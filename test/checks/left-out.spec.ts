import { describe, expect, it } from 'vitest'
import { withoutEntries } from '../../src/checks/left-out.js'
import type { JsonObject } from '../../src/core/index.js'
import { stu3Model, writeXml } from '../../src/fhir/index.js'
import { answerOf, searchset } from './general/support.js'

const appointment = (id: string, description = 'Wound check'): JsonObject => ({
  resourceType: 'Appointment',
  id,
  description,
})
const list = searchset(appointment('a1'), appointment('a2', 'of another'), appointment('a3'))
const isOfAnother = ({ description }: JsonObject): boolean => description === 'of another'

describe('an answer of which entries are not judged', () => {
  it('has them neither in its resource nor in its text, and says where they stood', () => {
    const { answer, left } = withoutEntries(answerOf({ body: list }), isOfAnother)
    expect(answer.resource).toEqual(searchset(appointment('a1'), appointment('a3')))
    expect(answer.document?.resource).toBe(answer.resource)
    expect(JSON.parse(answer.text)).toEqual(answer.resource)
    expect(left).toEqual(['Bundle.entry[1] (Appointment/a2)'])
  })

  it('is the same where there are none, and where it is no Bundle', () => {
    for (const body of [searchset(appointment('a1')), appointment('a2', 'of another')]) {
      const whole = answerOf({ body })
      expect(withoutEntries(whole, isOfAnother)).toEqual({ answer: whole, left: [] })
      expect(withoutEntries(whole, isOfAnother).answer).toBe(whole)
    }
  })

  it('has no entry element where none is left', () => {
    const { answer } = withoutEntries(answerOf({ body: searchset(appointment('a2', 'of another')) }), isOfAnother)
    expect(answer.resource).not.toHaveProperty('entry')
  })

  it('keeps what is wrong with the text elsewhere, and lets go of what is wrong with theirs', () => {
    const text = JSON.stringify(list).replace('"a1"', '"a1","comment":""').replace('"a2"', '"a2","comment":""')
    const whole = answerOf({ body: text })
    const { answer } = withoutEntries(whole, isOfAnother)
    const paths = (of: typeof whole): string[] => (of.document?.problems ?? []).map(({ path }) => path)
    expect(paths(whole).length).toBe(2)
    expect(paths(answer)).toEqual(paths(whole).filter((path) => path.startsWith('Bundle.entry[0].')))
  })

  it('is XML where it was XML', () => {
    const headers = { 'Content-Type': 'application/fhir+xml' }
    const { answer } = withoutEntries(answerOf({ body: writeXml(list, stu3Model()), headers }), isOfAnother)
    expect(answer.text).toMatch(/^<.*a1.*a3/s)
    expect(answer.text).not.toContain('a2')
  })
})
