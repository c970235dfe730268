/**
 * Who may import whom (ARCHITECTURE.md section 2). A rule that nobody uses fails too: the table says what is, not what
 * might be. `only` limits a permission to one file.
 */
export const IMPORT_TABLE: Readonly<
  Record<string, { readonly may: readonly string[]; readonly only?: Readonly<Record<string, string>> }>
> = {
  core: { may: [] },
  register: { may: ['core', 'catalogue'] },
  catalogue: { may: [] },
  fhir: { may: ['core'] },
  validator: { may: ['fhir', 'core'] },
  checks: { may: ['validator', 'fhir', 'catalogue', 'register', 'core'] },
  requests: { may: ['catalogue', 'fhir', 'core'] },
  transport: { may: ['core'] },
  spine: { may: ['transport', 'core'] },
  provider: { may: ['catalogue', 'fhir', 'core'] },
  target: {
    may: ['transport', 'spine', 'catalogue', 'core', 'provider'],
    only: { provider: 'src/target/embedded.ts' },
  },
  recording: { may: ['core'] },
  run: { may: ['checks', 'requests', 'target', 'validator', 'register', 'catalogue', 'core', 'recording'] },
  evidence: { may: ['register', 'catalogue', 'core', 'recording', 'run'] },
  steps: { may: ['run', 'requests', 'checks', 'core', 'catalogue'] },
  cli: { may: ['*'] },
}

/** Files and folders (with `/` at the end); a star stands for one name. */
export type Room = readonly string[]

const below = (folder: string, names: readonly string[]): string[] => names.map((name) => `${folder}/${name}/`)

/** Rooms that serve every product and so know none. The commands are left out: their examples name products. */
export const GENERAL_ROOMS: Room = [
  ...below('src', ['core', 'transport', 'run', 'evidence', 'recording', 'register', 'target']),
  ...below('src/checks', ['engine', 'http', 'headers', 'format', 'operation-outcome', 'bundle', 'capability']),
  ...below('src/checks', ['connection', 'validation', 'references', 'identity', 'sequences', 'record']),
  'src/checks/resource/*.ts',
  'src/provider/*.ts',
]

/** The rooms of each product, wing by wing. */
export const PRODUCT_ROOMS: Readonly<Record<string, Room>> = {
  foundations: [
    ...below('src/checks/resource', ['healthcare-service', 'location', 'organization', 'patient', 'practitioner']),
    'src/checks/registration/',
    'src/checks/refusals/register-patient.ts',
    'src/requests/register-patient.ts',
    'src/requests/deviations/registration/',
    'src/provider/rules/register/',
    'src/provider/interactions/patient.ts',
    'src/provider/interactions/practitioner.ts',
    'src/provider/interactions/organisation.ts',
    'src/provider/interactions/location.ts',
    'src/provider/interactions/healthcare-service.ts',
    'src/provider/interactions/register-patient.ts',
  ],
  'appointment-management': [
    ...below('src/checks/resource', ['appointment', 'slot', 'schedule']),
    ...['book-appointment', 'change-appointment', 'retrieve-appointments', 'search-free-slots'].map(
      (name) => `src/checks/refusals/${name}.ts`,
    ),
    'src/requests/appointment/',
    'src/provider/interactions/appointment/',
    'src/provider/interactions/slot.ts',
    'src/provider/rules/appointment/',
    'src/provider/rules/slot-search.ts',
  ],
  'care-connect-scheduling': [
    'src/checks/care-connect/',
    'src/checks/refusals/care-connect/',
    'src/requests/care-connect/',
    'src/requests/dialects/care-connect.ts',
    'src/requests/deviations/care-connect/',
    'src/provider/care-connect/',
  ],
}

/** The capability statement is everybody's. */
export const SHARED_INTERACTIONS: readonly string[] = ['get-capability-statement']

/** The prefix of a product's rows in the register; those of all GP Connect (SPINE) may be named by a general room. */
export const ROW_PREFIXES: readonly string[] = ['FND', 'APPT', 'CCS']

/** Where a version may be told by its name: the catalogue, and the provider's own table. */
export const VERSION_TABLES: Room = ['src/catalogue/', 'src/provider/specs.ts', 'src/provider/gp-connect/specs.ts']
