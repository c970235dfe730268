import { isNhsNumber } from '../../frame/nhs-number.js'
import type { Seed } from './schema.js'

/** What is wrong with a seed beyond its form, each with the path of the record. */
export interface SeedProblem {
  readonly path: string
  readonly message: string
}

const repeated = (values: readonly string[]): string[] => values.filter((v, i) => values.indexOf(v) !== i)

/** Two records under one key would make every search and read ambiguous. */
const unique = <T>(path: string, key: string, records: readonly T[], keyOf: (record: T) => string): SeedProblem[] =>
  repeated(records.map(keyOf)).map((v) => ({ path, message: `${key} ${v} stands twice` }))

/** A record that points at another one must find it: the API would hand out a reference that leads nowhere. */
function links(seed: Seed): SeedProblem[] {
  const surgeries = new Set(seed.locations.map((l) => l.id))
  const people = new Set(seed.practitioners.map((p) => p.id))
  return seed.patients.flatMap((p, i) => [
    ...(p.preferredBranch && !surgeries.has(p.preferredBranch)
      ? [{ path: `patients[${i}].preferredBranch`, message: `no location ${p.preferredBranch}` }]
      : []),
    ...(p.usualPractitioner && !people.has(p.usualPractitioner)
      ? [{ path: `patients[${i}].usualPractitioner`, message: `no practitioner ${p.usualPractitioner}` }]
      : []),
  ])
}

/** Everything that the schema cannot see: repeated keys, dangling links, NHS numbers with a wrong check digit. */
export function integrityProblems(seed: Seed): SeedProblem[] {
  return [
    ...unique('patients', 'id', seed.patients, (p) => p.id),
    ...unique('patients', 'NHS number', seed.patients, (p) => p.nhsNumber),
    ...unique('practitioners', 'id', seed.practitioners, (p) => p.id),
    ...unique('practitioners', 'SDS user id', seed.practitioners, (p) => p.sdsUserId),
    ...unique('locations', 'id', seed.locations, (l) => l.id),
    ...unique('services', 'id', seed.services, (s) => s.id),
    ...unique('pds', 'NHS number', seed.pds, (p) => p.nhsNumber),
    ...links(seed),
    ...seed.patients.flatMap((p, i) =>
      isNhsNumber(p.nhsNumber)
        ? []
        : [{ path: `patients[${i}].nhsNumber`, message: `${p.nhsNumber} has a wrong check digit` }],
    ),
    ...(seed.serviceFiltering.practice === 'on' && seed.services.length === 0
      ? [{ path: 'serviceFiltering.practice', message: 'cannot be on with an empty list of services' }]
      : []),
  ]
}
