import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findSequence, judge, readAnswer, standard, type Answer } from '../../src/checks/index.js'
import { asString, Headers, inPackage, isObject, type Finding, type JsonObject } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { createValidator } from '../../src/validator/index.js'
import { contextOf } from './foundations/support.js'

/**
 * The specification's own samples are the first test of every check: none may fail one, unless the sample's defect is
 * listed here. They are not part of this repository, and read where a copy lies beside it.
 */
const folder = inPackage('..', 'shared', 'payloads', 'spec-1.2.7')
const MISSING = 'needs ../shared/payloads'

interface Sample {
  readonly file: string
  readonly interaction: string
  readonly rules: readonly string[]
  readonly status?: number
  readonly asked?: { value?: string; id?: string }
  /** Checks that do not pass on it, by their verdict: `fail` only for a defect of the sample. */
  readonly known?: Readonly<Record<string, string>>
}

/** `warn` by the specification's own words. */
const NO_DIAGNOSTICS = { 'error-has-diagnostics': 'warn' }
const error = (page: string, interaction: string, status: number, known: Readonly<Record<string, string>> = {}) => ({
  file: `development_fhir_error_handling_guidance-${page}.json`,
  interaction,
  rules: [],
  status,
  known,
})

const SAMPLES: readonly Sample[] = [
  {
    file: 'find_patient_response_example.json',
    interaction: 'find-patient',
    rules: ['found patient'],
    asked: { value: '9476719931' },
  },
  {
    file: 'read_patient_response_example.json',
    interaction: 'read-patient',
    rules: ['read patient'],
    asked: { id: '2' },
  },
  {
    file: 'find_practitioner_response_example.json',
    interaction: 'find-practitioner',
    rules: ['found practitioner'],
    asked: { value: '111122223333' },
  },
  {
    file: 'read_organization_response_example.json',
    interaction: 'read-organisation',
    rules: ['read organisation'],
    asked: { id: '23' },
    known: { 'address-of-a-practice-has-use': 'warn' },
  },
  {
    file: 'unknown_visit_location_example.json',
    interaction: 'read-location',
    rules: ['read location'],
    asked: { id: '19' },
    known: {
      'address-of-a-practice-has-use': 'warn',
      'location-address-is-one-object': 'warn',
      'body-conforms-to-its-profile': 'warn',
    },
  },
  {
    file: 'get_capability_statement_response_example.json',
    interaction: 'get-capability-statement',
    rules: ['capability statement content', 'capability statement listing', 'capability statement operation'],
    // A supplier fills in the brackets; left as they are, the release date is no date.
    known: { 'capability-statement-names-the-supplier': 'warn', 'body-conforms-to-its-profile': 'fail' },
  },
  error('0', 'find-patient', 400, NO_DIAGNOSTICS),
  error('2', 'read-location', 404, NO_DIAGNOSTICS),
  error('4', 'find-organisation', 403),
  error('4~2', 'find-organisation', 403),
  error('6', 'read-patient', 422),
  error('8', 'find-patient', 500, { 'error-display-is-a-published-one': 'warn' }),
]

const register = loadRegister()
const validator = createValidator({ sets: ['gpconnect-1.2.7'] })

/** The sample as the body of an answer that is right in all else. */
function answer({ file, interaction, status = 200 }: Sample): Answer {
  const body = readFileSync(inPackage('..', 'shared', 'payloads', 'spec-1.2.7', file))
  const { meta } = JSON.parse(body.toString()) as JsonObject
  const headers = new Headers([
    ['Content-Type', 'application/fhir+json;charset=utf-8'],
    ['Cache-Control', 'no-store'],
    ['Content-Location', 'a version'],
    ['ETag', `W/"${isObject(meta) ? asString(meta.versionId) : ''}"`],
  ])
  return readAnswer({
    id: 'x1',
    interaction,
    hop: 'direct',
    startedAt: '2030-01-01T00:00:00Z',
    durationMs: 1,
    request: { method: 'GET', url: 'https://provider.example/x', path: '/x', headers: new Headers() },
    response: { status, reason: '', httpVersion: '1.1', headers, raw: body, body },
    answeredBy: 'provider',
    curl: 'curl',
  })
}

const inWords = ({ check, verdict, at, received }: Finding): string =>
  `${verdict} ${check} ${at ?? ''} ${received ?? ''}`

describe.skipIf(!existsSync(folder))(`the published samples (${MISSING})`, () => {
  it.each(SAMPLES.map((s) => [s.file, s] as const))('%s fails no check but the listed', (_file, sample) => {
    const { interaction, rules, asked, known = {} } = sample
    const context = { ...contextOf(interaction, { ...(asked && { asked }), validator }) }
    const sequences = [standard, ...rules.map(findSequence)]
    const findings = sequences.flatMap((sequence) => judge(sequence, answer(sample), context, register))
    const notable = findings.filter(({ verdict }) => !['pass', 'info'].includes(verdict))
    expect(notable.filter(({ check, verdict }) => known[check] !== verdict).map(inWords)).toEqual([])
    expect(Object.keys(known).filter((id) => !notable.some(({ check }) => check === id))).toEqual([])
  })
})
