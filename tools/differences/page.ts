import { standardFacts, interactionOf, type Interaction, type Variant } from '../../src/catalogue/index.js'
import { planFeatures } from '../../src/run/plan.js'
import { loadRows, type Row, type Side } from './rows.js'
import { shownBy, SIDES, variantsOf, type Shown, type SideName } from './shown.js'

const NAMES: Readonly<Record<SideName, string>> = { gpConnect: 'GP Connect', careConnect: 'Care Connect' }

const code = (text: string): string => `\`${text}\``

/** A variant's request of an interaction, where it has it. */
function requestOf(variant: Variant, id: string): Interaction | undefined {
  try {
    return interactionOf(variant, id)
  } catch {
    return undefined
  }
}

/** Method, path and interaction ids of a side, as the catalogue has them; ids that differ by variant say whose. */
function requestLines(id: string, side: SideName): string[] {
  const known = variantsOf(side).flatMap((variant) => {
    const found = requestOf(variant, id)
    return found ? [{ variant, ...found }] : []
  })
  const [first] = known
  if (!first) throw new RangeError(`${NAMES[side]} has no interaction ${id}`)
  const ids = [...new Set(known.map(({ interactionId }) => interactionId))]
  const whose = (iid: string): string =>
    ids.length === 1 ? '' : ` (${known.filter((k) => k.interactionId === iid).map((k) => `@${k.variant.spec}`).join(', ')})` // prettier-ignore
  return [
    `request ${code(`${first.method} [base]${first.path}`)}`,
    ...ids.map((iid) => `interaction id ${code(iid)}${whose(iid)}`),
  ]
}

function profileLine(type: string, side: SideName): string {
  const [variant] = variantsOf(side)
  const canonical = variant && standardFacts(variant.standard).profiles[type]
  if (canonical === undefined) throw new RangeError(`${NAMES[side]} has no profile of ${type}`)
  return `profile ${code(canonical)}`
}

const featureLines = (shown: readonly Shown[]): string[] =>
  shown.map(({ uri, feature, scenarios }) => {
    const link = `[${feature}](../${uri})`
    return scenarios.length === 0 ? link : `${link}: ${scenarios.map((name) => `“${escaped(name)}”`).join(', ')}`
  })

/** Names of outlines hold words in angle brackets, which Markdown takes for HTML. */
const escaped = (name: string): string => name.replaceAll('<', '\\<').replaceAll('>', '\\>')

const testLines = (tests: Side['tests']): string[] =>
  Object.entries(tests).map(
    ([file, names]) => `[${file}](../${file}): ${names.map((name) => `“${escaped(name)}”`).join(', ')}`,
  )

/** What shows a side; empty where nothing does. */
export function evidenceOf(side: Side, shown: readonly Shown[]): string[] {
  const tests = testLines(side.tests)
  return [
    ...featureLines(shown).map((line) => `scenarios: ${line}`),
    ...tests.map((line) => `test of this repository: ${line}`),
    ...(side.none === undefined ? [] : [`nothing to show: ${side.none}`]),
  ]
}

function sidePart(row: Row, name: SideName, shown: readonly Shown[]): string[] {
  const side = row[name]
  return [
    `**${NAMES[name]}.** ${side.says}`,
    '',
    ...(side.interaction === undefined ? [] : requestLines(side.interaction, name)).map((line) => `- ${line}`),
    ...(side.profile === undefined ? [] : [`- ${profileLine(side.profile, name)}`]),
    ...evidenceOf(side, shown).map((line) => `- ${line}`),
    '',
  ]
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')

/** Everything of which the page is made, and which the test holds against the rules. */
export interface Differences {
  readonly rows: readonly Row[]
  readonly shown: (row: Row, side: SideName) => readonly Shown[]
  /** Tags that name no row. */
  readonly strayTags: readonly string[]
}

/** Reads rows and features. */
export async function readDifferences(): Promise<Differences> {
  const rows = loadRows()
  const { scenarios } = await planFeatures()
  const found = { gpConnect: shownBy(scenarios, 'gpConnect'), careConnect: shownBy(scenarios, 'careConnect') }
  const ids = new Set(rows.map(({ id }) => id))
  return {
    rows,
    shown: ({ id }, side) => found[side].get(id) ?? [],
    strayTags: [...found.gpConnect.keys()].filter((id) => !ids.has(id)),
  }
}

/** The page as Markdown; the caller lays it out as the repository's other pages are. */
export function pageOf({ rows, shown }: Differences): string {
  const lines = [
    '# GP Connect and Care Connect, row by row',
    '',
    '<!-- Written by tools/differences.ts from tools/differences/rows.yaml, the catalogue and the tags of the features. -->',
    '',
    'Every row of the page “Differences between GP Connect and CareConnect” (fs_gpcdiff), what each side does, and the',
    'scenarios that show it. One core of scheduling serves both; what differs is data of the variant and its standard.',
    `GP Connect is ${SIDES.gpConnect.map(code).join(' and ')}, Care Connect is ${SIDES.careConnect.map(code).join(' and ')}.`,
    'A row says where the act is the consumer’s or the SSP’s: no run against a provider can judge it, so that a test of',
    'this repository shows it.',
    '',
    '| row | GP Connect | Care Connect |',
    '| --- | --- | --- |',
    ...rows.map((r) => `| [${r.title}](#${anchor(r.title)}) | ${r.gpConnect.says} | ${r.careConnect.says} |`),
    '',
    ...rows.flatMap((row) => [
      `## ${row.title}`,
      '',
      ...sidePart(row, 'gpConnect', shown(row, 'gpConnect')),
      ...sidePart(row, 'careConnect', shown(row, 'careConnect')),
      ...(row.later === undefined ? [] : [`**Since then.** ${row.later}`, '']),
    ]),
  ]
  return lines.join('\n')
}
