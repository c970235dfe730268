import { standardFacts, variants, type Interaction, type StandardName } from '../catalogue/index.js'
import { BODY_REFERENCES, IDS_OF_NOBODY, PARAMETERS_OF_NOBODY, REFERENCES_OF_NOBODY } from '../requests/index.js'

/**
 * Deviations that every interaction of a kind has to be tried with: a kind that is tried on one interaction is missed on
 * the next. Written to docs/deviation-matrix.md by `gpc-assure list --update`; a hole fails a test.
 */
export interface Table {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly string[]
  /** In which words a scenario has the deviation of a row, in a column. */
  readonly deviation: (row: string, column: Column) => string
}

/** An interaction of a standard, or a place in its body. */
export interface Column {
  readonly standard: StandardName
  readonly interaction: string
  readonly place?: string
}

/** What a scenario sends: under which interaction, with which deviations. */
export interface Tried {
  readonly uri: string
  readonly steps: readonly string[]
}

const DEVIATES = /^(?:the request deviates: |the request names an appointment by an )"([^"]+)"$/
const SENDS = /^the (.+) request is sent(?: again)?$/

/** Pairs of an interaction and a deviation that a scenario sends. */
export function sentBy({ uri, steps }: Tried): string[] {
  const deviations: string[] = []
  return steps.flatMap((step) => {
    const named = DEVIATES.exec(step)?.[1]
    if (named !== undefined) deviations.push(named)
    const sent = SENDS.exec(step)?.[1]?.replaceAll(' ', '-')
    return sent === undefined ? [] : deviations.map((deviation) => cell(standardOf(uri), sent, deviation))
  })
}

const standardOf = (uri: string): StandardName => (uri.includes('/care-connect') ? 'care-connect' : 'gp-connect')

const cell = (...parts: readonly string[]): string => parts.join(' / ')

/** The reason for which a column stays empty; undefined where it has to be filled. */
export const reasonFor = ({ standard, interaction }: Column): string | undefined =>
  isChange(standard, interaction) ? standardFacts(standard).changesNothingUnknown : undefined

const isChange = (standard: StandardName, id: string): boolean =>
  variants().some(
    (one) => one.standard === standard && one.interactions.some((i) => i.id === id && i.kind === 'update'),
  )

/** Interactions of all variants, each once a standard. */
function interactionsWhere(takes: (one: Interaction) => boolean): Column[] {
  const all = variants().flatMap(({ standard, interactions }) =>
    interactions.filter(takes).map(({ id }): Column => ({ standard, interaction: id })),
  )
  return [...new Map(all.map((one) => [cell(one.standard, one.interaction), one])).values()]
}

/** The tables of the page. */
export const tables = (): readonly Table[] => [
  {
    title: 'Ids that nobody has, in the URL',
    columns: interactionsWhere(({ path }) => path.includes('[id]')),
    rows: Object.keys(IDS_OF_NOBODY),
    deviation: (row) => row,
  },
  {
    title: 'Ids that nobody has, in references of the body',
    columns: BODY_REFERENCES.flatMap(({ places, ...of }) => places.map((place) => ({ ...of, place }))),
    rows: Object.keys(REFERENCES_OF_NOBODY),
    deviation: (row, { place }) => `${place} by an ${row}`,
  },
  {
    title: 'Parameters that no page has',
    columns: interactionsWhere(({ kind }) => kind === 'search'),
    rows: PARAMETERS_OF_NOBODY,
    deviation: (row) => row,
  },
]

/** The words for an id that nobody has, by the form: what a feature says where it has a step of its own. */
const OTHERWISE: Readonly<Record<string, RegExp>> = {
  'id of text that nobody has': /^an id that no .+ has$/,
}

/** How many scenarios fill each cell of a table. */
export function counts({ columns, rows, deviation }: Table, scenarios: readonly Tried[]): number[][] {
  const sent = scenarios.flatMap((one) => [...sentBy(one), ...otherwise(one)])
  return rows.map((row) =>
    columns.map((column) => {
      const wanted = cell(column.standard, column.interaction, deviation(row, column))
      return sent.filter((one) => one === wanted).length
    }),
  )
}

function otherwise({ uri, steps }: Tried): string[] {
  return Object.entries(OTHERWISE).flatMap(([name, form]) =>
    steps.some((step) => form.test(step)) ? sentBy({ uri, steps: [`the request deviates: "${name}"`, ...steps] }) : [],
  )
}

/** What is wanting: a column without a reason in which a row has no scenario. */
export const holesIn = (table: Table, scenarios: readonly Tried[]): string[] =>
  counts(table, scenarios).flatMap((line, r) =>
    table.columns.flatMap((column, c) =>
      line[c] === 0 && reasonFor(column) === undefined
        ? [`${column.standard} ${column.interaction}: ${table.deviation(table.rows[r] ?? '', column)}`]
        : [],
    ),
  )

const heading = ({ standard, interaction, place }: Column): string =>
  [interaction, place, standard === 'care-connect' ? '(Care Connect)' : ''].filter(Boolean).join(' ')

function tableText(table: Table, scenarios: readonly Tried[]): string {
  const lines = counts(table, scenarios)
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    `## ${table.title}\n`,
    line(['', ...table.rows]),
    line(['---', ...table.rows.map(() => '---')]),
    ...table.columns.map((column, c) =>
      line([heading(column), ...lines.map((row) => (row[c] === 0 ? '-' : String(row[c])))]),
    ),
    ...table.columns.flatMap((column) => {
      const because = reasonFor(column)
      return because === undefined ? [] : [`\n${heading(column)}: ${because}`]
    }),
  ].join('\n')
}

/** The page. */
export const matrixText = (scenarios: readonly Tried[]): string =>
  [
    '# Deviations by interaction\n',
    'How many scenarios try each kind of deviation on each interaction that it can be tried on, over all variants. This',
    'page is written by `gpc-assure list --update`; a test fails on an empty cell without a reason.\n',
    tables()
      .map((table) => tableText(table, scenarios))
      .join('\n\n'),
    '',
  ].join('\n')
