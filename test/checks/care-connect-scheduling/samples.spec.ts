import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findSequence, judge, type Answer } from '../../../src/checks/index.js'
import { inPackage, type Finding, type JsonObject } from '../../../src/core/index.js'
import { createValidator } from '../../../src/validator/index.js'
import { answerOf, contextOf, register, type Made } from './support.js'

/**
 * The specification's own samples: no check may fail one, unless the sample's defect is listed here. They are not part
 * of this repository, and read where a copy lies beside it.
 */
const folder = inPackage('..', 'shared', 'payloads', 'booking-api')
const validator = createValidator({ sets: ['careconnect'] })

const json = (file: string): JsonObject => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as JsonObject

function notPassed(made: Made, interaction: string, rules: string): Record<string, string> {
  const answer: Answer = answerOf({ interaction, ...made })
  const context = contextOf(interaction, { validator })
  const found: Finding[] = judge(findSequence(rules), answer, context, register)
  return Object.fromEntries(
    found.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'info').map((f) => [f.check, f.verdict]),
  )
}

describe.skipIf(!existsSync(folder))('the samples of the NHS Booking API (needs ../shared/payloads)', () => {
  it('search_slots-0.json', () => {
    const path =
      '/Slot?schedule.actor:healthcareservice=918999198999&start=ge2019-05-09T10:00:00Z&start=le2019-05-09T10:30:00Z&status=free&_include=Slot:schedule'
    expect(notPassed({ path, body: json('search_slots-0.json') }, 'search-slot', 'service slot')).toEqual({
      // The service is told by its id alone; two resources hang loose.
      'healthcare-service-is-the-one-searched': 'warn',
      'bundle-holds-what-belongs-to-its-slots': 'warn',
    })
  })

  it('appointment-0.json, the booking that is sent, as a booking answers it', () => {
    const sent = json('appointment-0.json')
    const body = { ...sent, id: 'a1', meta: { ...(sent['meta'] as JsonObject), versionId: '1' } }
    const headers = {
      Location: 'https://booking.example.nhs.uk/STU3/1/harness/Appointment/a1/_history/1',
      ETag: 'W/"1"',
      'Last-Modified': 'x',
    }
    const made = { interaction: 'book-appointment', status: 201, sent, body, headers }
    expect(notPassed(made, 'book-appointment', 'service booking')).toEqual({
      // participant.status is missing, which FHIR demands.
      'body-conforms-to-its-profile': 'fail',
    })
  })

  it('appointment-1.xml, the short form of a list, in a Bundle', () => {
    const entry = readFileSync(`${folder}/appointment-1.xml`, 'utf8').replace(/<\?xml[^>]*\?>/, '')
    const body = `<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><entry><fullUrl value="https://booking.example.nhs.uk/STU3/1/harness/Appointment/a1"/><resource>${entry}</resource></entry></Bundle>`
    const headers = { 'Content-Type': 'application/fhir+xml;charset=utf-8' }
    const path = '/Appointment'
    expect(notPassed({ path, body, headers }, 'search-appointment', 'patient search')).toEqual({
      // The sample has no id, which the page's table asks for; it lies in the past.
      'listed-appointment-has-the-short-form': 'fail',
      'listed-appointment-is-not-past': 'warn',
    })
  })
})
