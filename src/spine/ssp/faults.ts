import { Transform } from 'node:stream'
import type { SspBend } from './bend.js'

const without =
  (name: string): NonNullable<SspBend['fields']> =>
  (fields) =>
    fields.filter(([n]) => n.toLowerCase() !== name)

/** Faults of a proxy. Each of them must end in an error of the hop, none in a finding against the provider. */
export const sspFaults: readonly SspBend[] = [
  { id: 'ssp.strips-receiver', says: 'Forwards requests without Ssp-To', fields: without('ssp-to') },
  { id: 'ssp.strips-token', says: 'Forwards requests without Authorization', fields: without('authorization') },
  { id: 'ssp.drops-query', says: 'Forwards requests without their query', target: (t) => t.replace(/\?.*$/, '') },
  { id: 'ssp.strips-cache-control', says: 'Takes Cache-Control off answers', answerFields: without('cache-control') },
  { id: 'ssp.changes-status', says: 'Turns every status into 500', status: 500 },
  {
    id: 'ssp.garbles-body',
    says: 'Changes a byte of every answer',
    answerBody: () =>
      new Transform({
        transform(chunk: Buffer, _encoding, done) {
          done(null, Buffer.concat([Buffer.from('!'), chunk.subarray(1)]))
        },
      }),
  },
  {
    id: 'ssp.truncates',
    says: 'Breaks answers off in the middle',
    answerBody: () =>
      new Transform({
        transform(chunk: Buffer, _encoding, done) {
          this.push(chunk.subarray(0, chunk.length / 2))
          setImmediate(() => done(new Error('broken off')))
        },
      }),
  },
  {
    id: 'ssp.answers-502',
    says: 'Says that the provider cannot be reached, without asking it',
    instead: { status: 502, issue: 'transient', text: 'ERROR_COMMUNICATING_TO_ENDPOINT_URL_' },
  },
]
