import type { Fault } from '../bend.js'
import { servedAt } from '../served.js'
import { appointmentManagement } from './appointment-management.js'
import { everySearch } from './bundles.js'
import { capabilityFaults } from './capabilities.js'
import { connectionFaults } from './connections.js'
import { encodingFaults, readContextFaults, searchContextFaults } from './context.js'
import { everyError, mandatoryDiagnostics, ungradedErrors } from './errors.js'
import { unguarded } from './every-interaction.js'
import { everyAnswer, framing, readStatus, searchStatus, statementStatus } from './every-answer.js'
import { onAll, onEach } from './family.js'
import { compressionFaults, formatFaults } from './formats.js'
import { foundPatientFaults } from './found-patients.js'
import { locationFaults } from './locations.js'
import { organisationFaults } from './organisations.js'
import { patientFaults } from './patients.js'
import { populationFaults } from './population.js'
import { practitionerFaults } from './practitioners.js'
import { everyRead } from './reads.js'
import { managedElsewhere, practiceOfTheRoot } from './found.js'
import { organisationReadsDiffer, patientReadsDiffer, practitionerReadsDiffer } from './read-only.js'
import * as refusals from './refusals.js'
import { frontEndFaults, rootFaults } from './root.js'
import { strictReads, strictSearches, strictTokens } from './strict.js'
import { strictFields, strictReadFields, strictTypes } from './strict-fields.js'
import { tokenFaults } from './tokens.js'
import { registrationAnswers } from './registered.js'
import { registrationRules } from './registrations.js'
import { everyResource } from './resources.js'
import { listFaults, serviceFaults } from './services.js'

/** The interactions of the Foundations that these faults bend. */
const FOUNDATIONS = [
  'get-capability-statement',
  'find-patient',
  'read-patient',
  'find-practitioner',
  'read-practitioner',
  'find-organisation',
  'read-organisation',
  'read-location',
  'find-healthcare-service',
  'read-healthcare-service',
]

/** Those that faults of a resource bend together. */
const BOTH: Readonly<Record<string, readonly string[]>> = {
  Patient: ['find-patient', 'read-patient'],
  Practitioner: ['find-practitioner', 'read-practitioner'],
  Organization: ['find-organisation', 'read-organisation'],
  Location: ['read-location'],
  HealthcareService: ['find-healthcare-service', 'read-healthcare-service'],
}

/** Those whose endpoint is in the security page's table of scopes. */
const SCOPED = [
  'register-patient',
  'find-patient',
  'read-patient',
  'find-practitioner',
  'read-practitioner',
  'find-organisation',
  'read-organisation',
  'read-location',
]

const KINDS = {
  'read-patient': 'patient',
  'read-practitioner': 'practitioner',
  'read-organisation': 'organisation',
  'read-location': 'location',
  'read-healthcare-service': 'healthcare-service',
}

const without = (ids: readonly string[], one: string): string[] => ids.filter((id) => id !== one)

/** Faults of the general rules, each on the interactions that can show it. */
function general(all: readonly string[], finds: readonly string[], reads: readonly string[]): Fault[] {
  return [
    ...onEach(all, everyAnswer),
    ...onEach(['read-location'], framing),
    ...onEach(all, everyError),
    ...onEach(['get-capability-statement'], statementStatus),
    ...onEach(finds, everySearch),
    ...onEach(without(finds, 'find-healthcare-service'), [...searchStatus, ...encodingFaults]),
    ...onEach(['find-healthcare-service'], readStatus),
    ...onEach(reads, everyRead),
    ...onEach(without(reads, 'read-organisation'), readStatus),
    ...onEach(['find-patient'], [...formatFaults, ...searchContextFaults, ...mandatoryDiagnostics]),
    ...onEach(['read-organisation'], readContextFaults),
    ...onEach(
      ['get-capability-statement'],
      [...compressionFaults, ...strictTokens, ...strictFields, ...frontEndFaults, ...rootFaults, ...connectionFaults],
    ),
    ...onEach(['find-patient'], [...strictSearches, ...strictTypes]),
    ...onEach(['read-organisation'], strictReads),
    ...onEach(['read-patient'], [...ungradedErrors, ...strictReadFields]),
  ]
}

/** Faults of what is refused, each on the interactions where the refusal is tried. */
function refused(all: readonly string[]): Fault[] {
  const others = all.filter((id) => id !== 'get-capability-statement')
  return [
    ...onEach(
      ['get-capability-statement'],
      [...refusals.fieldFaults, ...tokenFaults, ...refusals.verbAndCase, ...refusals.deleteAndPatch],
    ),
    ...onEach([...others, 'register-patient'], refusals.foreignInteractionId),
    ...onEach(SCOPED, [unguarded(['scope-of-another-endpoint'])]),
    ...onEach(
      others.filter((id) => !SCOPED.includes(id)),
      [unguarded()],
    ),
    ...onEach(['find-patient'], [...refusals.beyondTheApi, ...refusals.identifierFaults, ...refusals.nhsNumberFaults]),
    ...onEach(['read-patient'], [...refusals.verbAndCase, ...refusals.patientReadFaults]),
    ...onEach(['find-practitioner', 'find-organisation'], [...refusals.identifierFaults, ...refusals.codeFaults]),
    ...onEach(['find-healthcare-service'], [...refusals.dosIdFaults, ...listFaults]),
    ...Object.entries(KINDS).flatMap(([interaction, kind]) => onEach([interaction], refusals.unknownIds(kind))),
  ]
}

/** Faults of the resources, on find and read alike. */
function shown(spec: string): Fault[] {
  return [
    ...onAll('patient', BOTH['Patient'] ?? [], patientFaults),
    ...onAll('practitioner', BOTH['Practitioner'] ?? [], practitionerFaults),
    ...onAll('organisation', BOTH['Organization'] ?? [], organisationFaults),
    ...onAll('location', BOTH['Location'] ?? [], locationFaults),
    ...onAll('healthcare-service', BOTH['HealthcareService'] ?? [], serviceFaults),
    ...Object.entries(BOTH).flatMap(([type, interactions]) =>
      onAll(type.toLowerCase(), interactions, everyResource(type)),
    ),
    ...onEach(['get-capability-statement'], capabilityFaults(spec)),
    ...onAll('patient', BOTH['Patient'] ?? [], managedElsewhere('Patient')),
    ...onAll('location', BOTH['Location'] ?? [], managedElsewhere('Location')),
    ...onAll('organisation', BOTH['Organization'] ?? [], practiceOfTheRoot),
    ...onEach(['read-patient'], patientReadsDiffer),
    ...onEach(['read-practitioner'], practitionerReadsDiffer),
    ...onEach(['read-organisation'], organisationReadsDiffer),
    ...onEach(['find-patient'], [...populationFaults(spec), ...foundPatientFaults]),
    ...onEach(['register-patient'], [...registrationRules(spec), ...registrationAnswers]),
  ]
}

/** All faults of a version of the specification. */
export function faults(spec: string): readonly Fault[] {
  const served = servedAt(spec).filter(({ id }) => FOUNDATIONS.includes(id))
  const all = served.map(({ id }) => id)
  const at = (level: string): string[] => served.filter((s) => s.level === level).map(({ id }) => id)
  return [...general(all, at('type'), at('instance')), ...refused(all), ...shown(spec), ...appointmentManagement(spec)]
}
