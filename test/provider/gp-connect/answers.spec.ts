import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Headers } from '../../../src/core/index.js'
import { at128, BASE, errorOf, GOOD, good, make, tell } from '../support.js'

const READS = Object.keys(GOOD).filter((id) => id.startsWith('read-'))
const FINDS = Object.keys(GOOD).filter((id) => id.startsWith('find-'))

describe('every interaction', () => {
  it.each(Object.keys(GOOD))('%s: answers its good request with 200, no-store and FHIR JSON in UTF-8', async (id) => {
    const told = await tell(good(id), at128())
    expect(errorOf(told)).toBe('200 undefined undefined')
    expect(told.header('Cache-Control')).toBe('no-store')
    expect(told.header('Content-Type')).toBe('application/fhir+json;charset=utf-8')
    expect(told.header('Content-Length')).toBe(String(told.answer.body.length))
    expect(told.header('Strict-Transport-Security')).toMatch(/^max-age=\d+/)
  })

  it.each(Object.keys(GOOD))('%s: answers XML where Accept asks for it', async (id) => {
    const told = await tell({ ...good(id), headers: (h) => h.with('Accept', 'application/fhir+xml') }, at128())
    expect(told.header('Content-Type')).toBe('application/fhir+xml;charset=utf-8')
    expect(told.text).toContain('xmlns="http://hl7.org/fhir"')
  })

  it.each(READS)('%s: ETag repeats the version, Content-Location and Last-Modified are there', async (id) => {
    const told = await tell(good(id), at128())
    const { versionId } = told.resource['meta'] as { versionId: string }
    expect(told.header('ETag')).toBe(`W/"${versionId}"`)
    expect(told.header('Content-Location')).toBe(`${BASE}${good(id).path}/_history/${versionId}`)
    expect(told.header('Last-Modified')).toMatch(/GMT$/)
  })

  it.each(FINDS)('%s: a searchset of one entry that equals the read, without ETag', async (id) => {
    const told = await tell(good(id), at128())
    const read = await tell(good(id.replace('find-', 'read-')), at128())
    expect(told.resource).toEqual({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: read.resource }] })
    expect(told.header('ETag')).toBeUndefined()
  })
})

describe('formats', () => {
  const ask = (headers: (h: Headers) => Headers, query = '') =>
    tell({ ...good('read-patient'), path: `/Patient/pat-thornbury${query}`, headers })

  it.each([
    ['json', '', (h: Headers) => h.without('Accept')],
    ['json', '', (h: Headers) => h.with('Accept', '*/*')],
    ['json', '', (h: Headers) => h.with('Accept', 'application/fhir+json;charset=utf-8')],
    ['xml', '', (h: Headers) => h.without('Accept').and('Content-Type', 'application/fhir+xml')],
    ['json', '', (h: Headers) => h.and('Content-Type', 'application/fhir+xml')],
    ['xml', '?_format=application/fhir%2Bxml', (h: Headers) => h],
    ['xml', '?_format=application/fhir+xml', (h: Headers) => h],
    ['json', '?_format=application%2Ffhir%2Bjson', (h: Headers) => h.with('Accept', 'application/fhir+xml')],
    ['xml', '', (h: Headers) => h.with('Accept', 'application/fhir+json;q=0.5, application/fhir+xml')],
  ])('answers %s for %s', async (format, query, headers) => {
    const told = await ask(headers, query)
    expect(told.header('Content-Type')).toBe(`application/fhir+${format};charset=utf-8`)
  })

  it.each([
    ['Accept', '', (h: Headers) => h.with('Accept', 'text/html')],
    ['_format', '?_format=text/html', (h: Headers) => h],
    ['Content-Type alone', '', (h: Headers) => h.without('Accept').and('Content-Type', 'text/html')],
  ])('415 for an unknown type in %s', async (_, query, headers) => {
    expect(errorOf(await ask(headers, query))).toBe('415 invalid BAD_REQUEST')
  })

  it('compresses where gzip is accepted, and not where it is refused', async () => {
    const zipped = await ask((h) => h.and('Accept-Encoding', 'br, gzip'))
    expect(zipped.header('Content-Encoding')).toBe('gzip')
    expect(gunzipSync(zipped.answer.body).toString()).toBe((await ask((h) => h)).text)
    expect((await ask((h) => h.and('Accept-Encoding', 'gzip;q=0'))).header('Content-Encoding')).toBeUndefined()
  })
})

describe('the capability statement', () => {
  it.each(['1.2.7', '1.2.8', '1.2.9'])('names version %s', async (spec) => {
    const told = await tell(good('get-capability-statement'), make({ variant: `foundations@${spec}` }))
    expect(told.resource['version']).toBe(spec)
    expect(told.text.includes('ServiceFilteringStatus')).toBe(spec === '1.2.8')
    expect(told.text.includes('"HealthcareService"')).toBe(spec === '1.2.8')
  })
})
