import { describe, expect, it } from 'vitest'
import {
  standardFacts,
  findVariant,
  interaction,
  interactionIds,
  interactionOf,
  variants,
  withTokens,
  type Variant,
} from '../../src/catalogue/index.js'
import { loadRegister, providerRows, standsIn } from '../../src/register/index.js'

const named = (id: string): Variant => {
  const found = findVariant(id)
  if (!found) throw new RangeError(id)
  return found
}

describe('variants', () => {
  it('look an interaction up in themselves: the same id is another thing in another standard', () => {
    const booking = interactionOf(named('care-connect-scheduling@2.0.4'), 'book-appointment')
    expect(booking.interactionId).toBe('urn:nhs:names:services:careconnect:fhir:rest:create:appointment')
    expect(interactionOf(named('appointment-management@1.2.7'), 'book-appointment')).toBe(
      interaction('book-appointment'),
    )
    expect(() => interactionOf(named('foundations@1.2.7'), 'book-appointment')).toThrow('has no interaction')
  })

  it('know every id of an interaction once', () => {
    const ids = interactionIds()
    expect(new Set(ids).size).toBe(ids.length)
    for (const variant of variants()) for (const { id } of variant.interactions) expect(ids).toContain(id)
  })

  it('of Care Connect differ in the interaction id of the slot search alone', () => {
    const [one, other] = ['2.0.4', 'a2si'].map((spec) => named(`care-connect-scheduling@${spec}`).interactions)
    const different = one?.filter((i, n) => i.interactionId !== other?.[n]?.interactionId)
    expect(different?.map(({ id }) => id)).toEqual(['search-slot'])
  })

  it('judge the rows of the tokens that the system expects', () => {
    const register = loadRegister(['care-connect-scheduling'])
    const rowsOf = (variant: Variant): string[] => providerRows(register.rows, variant).map(({ id }) => id)
    const usual = named('care-connect-scheduling@2.0.4')
    expect(rowsOf(usual)).toContain('CCS-JWT-006')
    expect(rowsOf(usual)).not.toContain('CCS-JWTS-006')
    const signed = withTokens(usual, 'signed')
    expect(rowsOf(signed)).toContain('CCS-JWTS-006')
    expect(rowsOf(signed)).not.toContain('CCS-JWT-006')
    expect(rowsOf(withTokens(signed, 'unsigned'))).toEqual(rowsOf(usual))
    expect(withTokens(named('foundations@1.2.7'), 'signed')).toBe(named('foundations@1.2.7'))
  })

  it('take a row by the names of their specifications', () => {
    const register = loadRegister(['care-connect-scheduling'])
    const uec = register.row('CCS-XTI-004')
    expect(standsIn(uec, named('care-connect-scheduling@2.0.4'))).toBe(true)
    expect(standsIn(uec, named('care-connect-scheduling@a2si'))).toBe(false)
    expect(standsIn(uec, named('foundations@1.2.7'))).toBe(false)
  })

  it('have the facts of their standard', () => {
    expect(standardFacts('care-connect')).toMatchObject({ lookup: 'asid', agreement: false })
    expect(standardFacts('gp-connect')).toMatchObject({ lookup: 'ods-code', agreement: true })
    expect(standardFacts('care-connect').profiles['Slot']).toBe(
      'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Slot-1',
    )
  })
})
