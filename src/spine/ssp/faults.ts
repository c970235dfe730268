import { Transform } from 'node:stream'
import type { SspMutation, WholeAnswer } from './mutation.js'
import { ownAnswer } from './refusal.js'

type Fields = WholeAnswer['fields']

const without = (name: string, fields: Fields): Fields => fields.filter(([n]) => n.toLowerCase() !== name)
const changed = (name: string, value: string, fields: Fields): Fields => [
  ...without(name.toLowerCase(), fields),
  [name, value],
]

/** A mutation of answers that looks at each by itself. */
const each =
  (mutation: (whole: WholeAnswer) => Partial<WholeAnswer>): NonNullable<SspMutation['answer']> =>
  () =>
  (whole) => ({ ...whole, ...mutation(whole) })

const page = (status: number, words: string): WholeAnswer => {
  const body = Buffer.from(`<html><head><title>${words}</title></head><body><h1>${words}</h1></body></html>`)
  return {
    status,
    fields: [
      ['Content-Type', 'text/html'],
      ['Content-Length', String(body.length)],
    ],
    body,
  }
}

const onRequests: readonly SspMutation[] = [
  { id: 'ssp.strips-receiver', says: 'Forwards requests without Ssp-To', fields: (all) => without('ssp-to', all) },
  {
    id: 'ssp.strips-token',
    says: 'Forwards requests without Authorization',
    fields: (all) => without('authorization', all),
  },
  {
    id: 'ssp.adds-field',
    says: 'Forwards requests with a second Accept',
    fields: (all) => [...all, ['Accept', 'text/html']],
  },
  {
    id: 'ssp.changes-trace',
    says: 'Forwards requests under a trace id of its own',
    fields: (all) => changed('Ssp-TraceID', '00000000-0000-4000-8000-000000000000', all),
  },
  {
    id: 'ssp.own-host',
    says: 'Forwards requests with its own name as Host',
    fields: (all) => changed('Host', 'ssp.gpc-assure.test', all),
  },
  {
    id: 'ssp.drops-query',
    says: 'Forwards requests without their query',
    target: (target) => target.replace(/\?.*$/, ''),
  },
  {
    id: 'ssp.encodes-target',
    says: 'Percent-encodes the percent signs of request targets',
    target: (target) => target.replaceAll('%', '%25'),
  },
  {
    id: 'ssp.garbles-request',
    says: 'Changes a byte of each request body',
    requestBody: () =>
      new Transform({
        transform: (chunk: Buffer, _encoding, done) => done(null, Buffer.concat([Buffer.from('!'), chunk.subarray(1)])),
      }),
  },
]

const onAnswers: readonly SspMutation[] = [
  {
    id: 'ssp.strips-cache-control',
    says: 'Takes Cache-Control off answers',
    answer: each(({ fields }) => ({ fields: without('cache-control', fields) })),
  },
  {
    id: 'ssp.adds-answer-field',
    says: 'Adds a Set-Cookie to answers',
    answer: each(({ fields }) => ({ fields: [...fields, ['Set-Cookie', 'a=b']] })),
  },
  {
    id: 'ssp.changes-media-type',
    says: 'Calls every answer text/plain',
    answer: each(({ fields }) => ({ fields: changed('Content-Type', 'text/plain', fields) })),
  },
  { id: 'ssp.changes-status', says: 'Turns every status into 500', answer: each(() => ({ status: 500 })) },
  {
    id: 'ssp.garbles-body',
    says: 'Changes a byte of every answer',
    answer: each(({ body }) => ({
      body: Buffer.concat([Buffer.from('!').subarray(0, body.length), body.subarray(1)]),
    })),
  },
  {
    id: 'ssp.shortens',
    says: 'Leaves the second half of every answer out, without a trace of it on the wire',
    answer: each(({ fields, body }) => {
      const half = body.subarray(0, body.length / 2)
      return {
        body: half,
        fields: changed('Content-Length', String(half.length), without('transfer-encoding', fields)),
      }
    }),
  },
  {
    id: 'ssp.mixes-up',
    says: 'Gives each consumer the answer that was for the one before',
    answer: () => {
      let before: WholeAnswer | undefined
      return (whole) => {
        const given = before ?? whole
        before = whole
        return given
      }
    },
  },
  { id: 'ssp.late', says: 'Keeps each answer back for 20 ms', harmless: true, lateMs: 20 },
]

const inPlace: readonly SspMutation[] = [
  {
    id: 'ssp.answers-403',
    says: 'Says that the consumer may not, without asking the provider',
    instead: ownAnswer({ status: 403, issue: 'forbidden', text: 'ASID_CHECK_FAILED_MESSAGESENDER_' }),
  },
  {
    id: 'ssp.answers-502',
    says: 'Says that the provider cannot be reached, without asking it',
    instead: ownAnswer({ status: 502, issue: 'transient', text: 'ERROR_COMMUNICATING_TO_ENDPOINT_URL_' }),
  },
  {
    id: 'ssp.answers-504',
    says: 'Answers 504 without a body, without asking the provider',
    instead: { status: 504, fields: [['Content-Length', '0']], body: Buffer.alloc(0) },
  },
  { id: 'ssp.answers-html', says: 'Answers 200 with a page for people', instead: page(200, 'Welcome') },
  {
    id: 'ssp.answers-html-error',
    says: 'Answers 503 with a page for people',
    instead: page(503, 'Service Unavailable'),
  },
  { id: 'ssp.cuts-before', says: 'Cuts the connection without asking the provider', cuts: 'before' },
  { id: 'ssp.cuts-after', says: 'Cuts the connection in place of the answer', cuts: 'after' },
  { id: 'ssp.truncates', says: 'Breaks answers off in the middle', cuts: 'within' },
  { id: 'ssp.hangs-before', says: 'Neither asks the provider nor answers', hangs: 'before' },
  { id: 'ssp.hangs-after', says: 'Keeps answers to itself', hangs: 'after' },
]

/** Faults of a proxy. Each of them must end in an error of the hop, none in a finding against the provider. */
export const sspFaults: readonly SspMutation[] = [...onRequests, ...onAnswers, ...inPlace]

/** The faults of these ids. @throws RangeError for an unknown one */
export const sspFaultsOf = (ids: readonly string[]): SspMutation[] =>
  ids.map((id) => {
    const found = sspFaults.find((fault) => fault.id === id)
    if (!found) throw new RangeError(`the SSP has no fault ${id}`)
    return found
  })
