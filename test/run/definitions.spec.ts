import { describe, expect, it } from 'vitest'
import { variants } from '../../src/catalogue/index.js'
import { loadRegister } from '../../src/register/index.js'
import { contextOn } from '../../src/run/open.js'
import type { Target } from '../../src/target/index.js'
import type { ValidationFinding } from '../../src/validator/index.js'
import { variantNamed } from './helpers.js'

const ROLES = 'https://fhir.hl7.org.uk/STU3/ValueSet/CareConnect-SDSJobRoleName-1'
const NHS = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'
const APPOINTMENT = 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1'
const PATIENT = 'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1'

const target = { tokens: 'unsigned' } as Target
const validatorOf = (id: string) => {
  const variant = variantNamed(id)
  return contextOn(target, variant, loadRegister(variant.registers), 'seed').validator
}
const rules = (findings: readonly ValidationFinding[], path: string): string[] =>
  findings.filter((finding) => finding.path === path).map(({ rule }) => rule)

describe('a run judges by the definitions of its variant', () => {
  it('by those of 1.2.9, which has every SDS job role and lets an appointment have a type', () => {
    const [older, newer] = [validatorOf('appointment-management@1.2.7'), validatorOf('appointment-management@1.2.9')]
    expect([older, newer].map((one) => one.membership(ROLES, NHS, 'R0261'))).toEqual(['out', 'in'])
    const body = { resourceType: 'Appointment', id: 'a1', appointmentType: { text: 'Walk in' } }
    const found = [older, newer].map((one) => one.validateResource(body, { profiles: [APPOINTMENT] }).findings)
    expect(found.map((findings) => rules(findings, 'Appointment.appointmentType'))).toEqual([['prohibited'], []])
  })

  it('by those of HL7 UK alone, where the standard is Care Connect', () => {
    const of = (id: string) => validatorOf(id).validateResource({ resourceType: 'Patient' }, { profiles: [PATIENT] })
    const unknown = (id: string): boolean => of(id).findings.some(({ rule }) => rule === 'profile-unknown')
    expect(unknown('care-connect-scheduling@2.0.4')).toBe(true)
    expect(unknown('foundations@1.2.7')).toBe(false)
  })

  it('and every variant has some', () =>
    expect(new Set(variants().map(({ definitions }) => definitions))).toEqual(
      new Set(['gpconnect-1.2.7', 'gpconnect-1.2.8', 'gpconnect-1.2.9', 'careconnect']),
    ))
})
