import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GpcError } from '../../../src/core/index.js'
import { readTgz } from '../../../src/validator/definitions/tar.js'
import { tar, tgz, type Member } from './tgz.js'

const read = (bytes: Buffer, limits?: { unpacked: number; files: number }) =>
  readTgz(bytes, 'package.tgz', limits).map(({ name, content }) => [name, content.toString('utf8')])

/** The code of the error, which names the archive. */
function refusal(bytes: Buffer, limits?: { unpacked: number; files: number }): string {
  try {
    read(bytes, limits)
  } catch (thrown) {
    if (!(thrown instanceof GpcError)) throw thrown
    expect(thrown.message).toMatch(/^package\.tgz: /)
    return thrown.code
  }
  return 'accepted'
}

describe('a FHIR package', () => {
  it('gives its files and passes over its folders', () => {
    const bytes = tgz(
      { name: 'package/', kind: '5' },
      { name: 'package/a.json', content: '{}' },
      { name: 'package/b.json', content: 'x'.repeat(600) },
    )
    expect(read(bytes)).toEqual([
      ['package/a.json', '{}'],
      ['package/b.json', 'x'.repeat(600)],
    ])
  })

  it('may have long names, in either way', () => {
    const long = `package/${'n'.repeat(150)}.json`
    const gnu: Member[] = [
      { name: '././@LongLink', kind: 'L', content: `${long}\0` },
      { name: 'cut', content: 'gnu' },
    ]
    const record = ` path=${long}\n`
    const length = String(record.length + 3)
    const pax: Member[] = [
      { name: 'pax', kind: 'x', content: length + record },
      { name: 'cut', content: 'pax' },
    ]
    expect(read(tgz(...gnu, ...pax, { name: 'z', content: 'z' }))).toEqual([
      [long, 'gnu'],
      [long, 'pax'],
      ['z', 'z'],
    ])
  })

  it.each(['../evil.json', 'package/../../evil.json', '/etc/passwd', 'C:\\evil', '\\\\host\\evil', 'a\\..\\..\\b'])(
    'is refused for a file that climbs out: %s',
    (name) => expect(refusal(tgz({ name, content: '{}' }))).toBe('archive-refused'),
  )

  it('is refused for a name that climbs out by a long name', () => {
    const bytes = tgz({ name: 'l', kind: 'L', content: '../../evil.json\0' }, { name: 'good.json', content: '{}' })
    expect(refusal(bytes)).toBe('archive-refused')
  })

  it.each(['1', '2', '3', '4', '6'])('is refused for a link or device (%s)', (kind) =>
    expect(refusal(tgz({ name: 'package/a.json', kind, link: '/etc/passwd' }))).toBe('archive-refused'),
  )

  it('is refused where it unpacks to more than allowed, or to more files', () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000))
    expect(refusal(bomb, { unpacked: 1_000_000, files: 10 })).toBe('archive-refused')
    const many = tgz(...Array.from({ length: 11 }, (_, i) => ({ name: `f${i}.json` })))
    expect(refusal(many, { unpacked: 1_000_000, files: 10 })).toBe('archive-refused')
  })

  it.each([
    ['is no gzip', tar({ name: 'a.json', content: '{}' })],
    ['is cut short', tgz({ name: 'a.json', content: '{}' }).subarray(0, 30)],
    ['says a file is longer than all of it', tgz({ name: 'a.json', content: '{}', size: 0o7777777 })],
    ['has a damaged header', gzipSync(Buffer.alloc(1024, 7))],
    ['is empty', Buffer.alloc(0)],
  ])('that %s is unreadable', (_, bytes) => expect(refusal(bytes)).toBe('archive-unreadable'))

  it('of any bytes is read or refused, never more', () => {
    const good = tar({ name: 'package/a.json', content: '{"a":1}' }, { name: 'b', kind: '2', link: 'c' })
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const mutated = Buffer.from(good)
        mutated[at] = byte
        expect(['accepted', 'archive-unreadable', 'archive-refused']).toContain(refusal(gzipSync(mutated)))
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(['accepted', 'archive-unreadable', 'archive-refused']).toContain(refusal(gzipSync(bytes)))
      }),
    )
  })
})
