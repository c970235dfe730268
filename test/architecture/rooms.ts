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
    may: ['transport', 'spine', 'catalogue', 'fhir', 'core', 'provider'],
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
  ...below('src/checks', ['engine', 'toolkit', 'comparison', 'datatype', 'http', 'headers', 'format', 'bundle']),
  ...below('src/checks', ['operation-outcome', 'capability', 'connection', 'validation', 'references', 'identity']),
  ...below('src/checks', ['sequences', 'refusals']),
  ...below('src/requests', ['deviations']),
  ...below('src/provider', ['frame']),
]

const PRODUCTS = ['foundations', 'appointment-management', 'care-connect-scheduling'] as const

/** Where a product of GP Connect stands in the provider's wing; Care Connect is a standard of its own. */
const inProvider = (product: string): string =>
  product === 'care-connect-scheduling' ? 'src/provider/care-connect/' : `src/provider/gp-connect/${product}/`

/** The rooms of each product, the same word in every wing. */
export const PRODUCT_ROOMS: Readonly<Record<string, Room>> = Object.fromEntries(
  PRODUCTS.map((product) => [
    product,
    [
      `src/catalogue/products/${product}.ts`,
      `src/checks/${product}/`,
      `src/requests/${product}/`,
      inProvider(product),
      `steps/${product}/`,
    ],
  ]),
)

/** What holds the products of a wing together: a line each, and nothing else that names one. */
export const HUBS: Room = [
  'src/catalogue/variants.ts',
  'src/checks/parts.ts',
  'src/requests/deviations/index.ts',
  'src/requests/index.ts',
  'src/requests/standards.ts',
  'src/provider/standards.ts',
  'src/provider/gp-connect/products.ts',
]

/** The capability statement is everybody's. */
export const SHARED_INTERACTIONS: readonly string[] = ['get-capability-statement']

/** The prefix of a product's rows in the register; those of all GP Connect (SPINE) may be named by a general room. */
export const ROW_PREFIXES: readonly string[] = ['FND', 'APPT', 'CCS']

/** Where a version may be told by its name: the catalogue, and the provider's own tables. */
export const VERSION_TABLES: Room = [
  'src/catalogue/',
  'src/provider/gp-connect/specs.ts',
  'src/provider/care-connect/specs.ts',
]
