import { describe, expect, it } from 'vitest'
import { connectionInWords, type Connection, type Finding } from '../../src/core/index.js'
import { connectionTable } from '../../src/evidence/html/connections.js'
import type { RunRecord } from '../../src/run/run-record.js'

const exchange = (id: string, connection: Connection | undefined, more: object): object => ({
  id,
  interaction: 'get-capability-statement',
  ...(connection && { connection }),
  ...more,
})

const finding = (about: string, detail: Partial<Finding>): Finding => ({
  check: 'some-check',
  verdict: 'pass',
  reqs: ['SPINE-TLS-010'],
  exchange: about,
  ...detail,
})

const ANSWER = { response: { status: 200, reason: 'OK' } }
const TLS = { tls: { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' } }

const run = (exchanges: object[], findings: Finding[] = []): RunRecord =>
  ({ scenarios: [{ variant: 'v@1', exchanges, findings }] }) as unknown as RunRecord

describe('the table of connections', () => {
  it('has a row for each connection that was tried, with what came of it and the verdict', () => {
    const text = connectionTable(
      run(
        [
          exchange('x1', undefined, ANSWER),
          exchange('x2', { certificate: 'expired', protocol: 'TLSv1.2' }, {}),
          exchange('x3', { plain: true, port: 80 }, {}),
        ],
        [
          finding('x1', { check: 'another-check' }),
          finding('x2', { received: 'TLS alert <45>' }),
          finding('x3', { verdict: 'fail', received: '200 OK with a CapabilityStatement' }),
        ],
      ),
      'v@1',
    )?.text
    expect(text?.match(/<tr>/g)).toHaveLength(3)
    expect(text).toMatch(
      /client certificate: expired, TLS 1\.2<\/td>\s*<td>TLS alert &lt;45&gt;<\/td>\s*<td class="v pass">pass/,
    )
    expect(text).toMatch(
      /plain HTTP, port 80<\/td>\s*<td>200 OK with a CapabilityStatement<\/td>\s*<td class="v fail">fail/,
    )
    expect(text).toContain('SPINE-TLS-010')
    expect(text).not.toContain('another-check')
  })

  it('shows what no check has a word on, and why something was not tested', () => {
    const failure = { kind: 'not-offered', hop: 'harness', message: 'no such suite here' }
    const untested = exchange('x3', { protocol: 'TLSv1' }, { failure })
    const text = connectionTable(
      run(
        [
          exchange('x1', { ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' }, { ...ANSWER, ...TLS }),
          exchange('x2', { protocol: 'TLSv1.3' }, { failure }),
          untested,
        ],
        [finding('x3', { verdict: 'blocked', note: 'Not tested: no such suite here' })],
      ),
      'v@1',
    )?.text
    expect(text).toContain('TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384, then 200 OK')
    expect(text).toMatch(/TLS 1\.3<\/td>\s*<td>no such suite here<\/td>\s*<td class="v dim">recorded/)
    expect(text).toMatch(/Not tested: no such suite here<\/td>\s*<td class="v blocked">blocked/)
  })

  it('is not there where no connection was tried, or in another variant', () => {
    expect(connectionTable(run([exchange('x1', undefined, ANSWER)]), 'v@1')).toBeUndefined()
    expect(connectionTable(run([exchange('x1', { plain: true }, ANSWER)]), 'v@2')).toBeUndefined()
  })

  it('says in words how a connection differs', () => {
    expect(connectionInWords({ protocol: 'TLSv1' })).toBe('TLS 1.0')
    expect(connectionInWords({ protocol: 'SSLv3' })).toBe('SSL 3.0')
    expect(connectionInWords({ certificate: 'none' })).toBe('no client certificate')
    expect(connectionInWords({ protocol: 'TLSv1.2', ciphers: 'A:B' })).toBe('TLS 1.2, A, B')
    expect(connectionInWords({ protocol: 'TLSv1.2', unapproved: true })).toBe(
      'TLS 1.2, every suite outside of the approved groups',
    )
  })
})
