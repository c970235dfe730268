import { describe, expect, it } from 'vitest'
import { dependingOn } from '../../../src/checks/engine/index.js'
import type { Finding, JsonObject } from '../../../src/core/index.js'
import { answerOf, contextOf } from '../general/support.js'

const first: Finding = { check: 'provider-answers-with-success', verdict: 'fail', reqs: ['A-1'] }
const later = (verdict: Finding['verdict'], note?: string): Finding => ({
  check: 'patient-has-a-name',
  verdict,
  reqs: ['A-2'],
  ...(note !== undefined && { note }),
})
const { interaction } = contextOf('read-patient')
const as = (found: Finding, json: JsonObject, broken = first): Finding =>
  dependingOn(broken, found, answerOf({ body: json }), interaction)

describe('what is found of an answer after one of its rules broke', () => {
  it('is not laid to the provider again where the answer has nothing of what was asked for', () => {
    const refusal = { resourceType: 'OperationOutcome' }
    const note = 'Depends on provider-answers-with-success, which failed.'
    expect(as(later('fail'), refusal)).toEqual({ ...later('blocked'), note })
    expect(as(later('blocked', 'No Patient.'), refusal)).toEqual(later('blocked', `No Patient. ${note}`))
    expect(as(later('warn'), refusal)).toEqual(later('warn'))
  })

  it('stands for itself where the answer has it', () =>
    expect(as(later('fail'), { resourceType: 'Patient' })).toEqual(later('fail')))

  it('stands for itself where nothing was laid to the provider before', () =>
    expect(as(later('fail'), { resourceType: 'OperationOutcome' }, { ...first, verdict: 'blocked' })).toEqual(
      later('fail'),
    ))
})
