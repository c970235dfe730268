import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameReference, meaningOf, typeReferredTo } from '../../../src/fhir/index.js'

const ROOT = 'https://gp.example/A20047/STU3/1/gpconnect'
const PUBLISHED = 'https://provider.example/A20047/STU3/1/gpconnect'
const ELSEWHERE = 'https://elsewhere.example/A20047/STU3/1/gpconnect'

const type = fc.constantFrom('Patient', 'Organization', 'HealthcareService')
const id = fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/)
const roots = fc.constantFrom(ROOT, PUBLISHED)
const version = fc.option(id, { nil: undefined })

/** Every way to write a reference to a resource of the provider. */
const written = (to: string) =>
  fc
    .tuple(fc.option(roots, { nil: undefined }), version)
    .map(([root, vid]) => [root, to, vid && `_history/${vid}`].filter(Boolean).join('/'))

describe('two references', () => {
  it('mean the same however they are written: version or not, relative or below a root', () => {
    fc.assert(
      fc.property(
        fc.tuple(type, id).chain(([t, i]) => fc.tuple(written(`${t}/${i}`), written(`${t}/${i}`), fc.constant(t))),
        ([one, other, t]) => {
          expect(isSameReference(one, other, [ROOT, PUBLISHED])).toBe(true)
          expect(typeReferredTo(one)).toBe(t)
        },
      ),
    )
  })

  it('mean different resources where type or id is another, however they are written', () => {
    const apart = fc.tuple(fc.tuple(type, id), fc.tuple(type, id)).filter(([a, b]) => a.join() !== b.join())
    fc.assert(
      fc.property(
        apart.chain(([a, b]) => fc.tuple(written(a.join('/')), written(b.join('/')))),
        ([one, other]) => {
          expect(isSameReference(one, other, [ROOT, PUBLISHED])).toBe(false)
        },
      ),
    )
  })

  it('mean different resources where one is on another server', () => {
    fc.assert(
      fc.property(type, id, (t, i) => {
        const [here, there] = [`${t}/${i}`, `${ELSEWHERE}/${t}/${i}`]
        expect(isSameReference(here, there, [ROOT])).toBe(false)
        expect(isSameReference(here, there, [ROOT, ELSEWHERE])).toBe(true)
      }),
    )
  })

  it('of any text are the same as themselves, and the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), (one, other) => {
        expect(isSameReference(one, one, [ROOT])).toBe(true)
        expect(isSameReference(one, other, [ROOT])).toBe(isSameReference(other, one, [ROOT]))
      }),
    )
  })

  it.each([
    ['a root in other letters', 'https://GP.Example:443/A20047/STU3/1/gpconnect', true],
    ['a root with slashes at its end', `${ROOT}//`, true],
    ['a root in another case of its path', ROOT.replace('STU3', 'stu3'), false],
    ['a root on another port', ROOT.replace('.example', '.example:8443'), false],
  ])('%s', (_words, root, same) => {
    expect(isSameReference('Organization/7', `${ROOT}/Organization/7/_history/3`, [root])).toBe(same)
  })

  it('by urn mean the same in either case of the digits, and are told from others', () => {
    const uuid = '0f0f0f0f-0000-4000-8000-00000000000a'
    expect(isSameReference(`urn:uuid:${uuid}`, `urn:uuid:${uuid.toUpperCase()}`)).toBe(true)
    expect(isSameReference(`urn:uuid:${uuid}`, `urn:uuid:${uuid.replace('a', 'b')}`)).toBe(false)
    expect(isSameReference('urn:oid:1.2.3', 'urn:oid:1.2.4')).toBe(false)
  })

  it('to contained resources are told by their fragment, and are no typed reference', () => {
    expect(isSameReference('#a', '#a')).toBe(true)
    expect(isSameReference('#a', '#b')).toBe(false)
    expect(['#a', 'urn:oid:1.2', 'https://a.example/b', 'nonsense'].map(typeReferredTo)).toEqual(
      Array(4).fill(undefined),
    )
  })

  it('have a meaning that can be looked up by', () => {
    expect(meaningOf('Slot/1/_history/2')).toBe('Slot/1')
    expect(meaningOf(`${ROOT}/Slot/1`, [ROOT])).toBe('Slot/1')
    expect(meaningOf(`${ELSEWHERE}/Slot/1/_history/2`, [ROOT])).toBe(`${ELSEWHERE}/Slot/1`)
  })
})
