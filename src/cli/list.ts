import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { defaultVariant, variants, type Variant } from '../catalogue/index.js'
import { checks, rowsOf, sentenceOf } from '../checks/index.js'
import { inPackage } from '../core/index.js'
import { listBenign, listFaults } from '../provider/index.js'
import { loadRegister, providerRows } from '../register/index.js'
import { matrixText } from '../run/deviation-matrix.js'
import { lintFeatures } from '../run/dry-run.js'
import { keyOf, planFeatures } from '../run/plan.js'
import { runEmbedded } from '../run/embedded-run.js'
import { driftOf, judgedRowsOf, unbackedTags } from '../run/judged-in-run.js'
import { judgedRowsFile, readJudgedRows, reqsOf } from '../run/judged-rows.js'
import { ANYTHING, select } from '../run/select.js'
import { interactionsOf } from '../run/tags.js'
import { variantOf } from './options.js'

interface Options {
  readonly variant?: string
  readonly json?: boolean
  readonly check?: boolean
  readonly update?: boolean
}

/** Everything that a variant has, by interaction. */
async function inventory(variant: Variant) {
  const { scenarios } = await planFeatures()
  const { chosen } = select(scenarios, variant, ANYTHING, { interactions: [], reqs: [] })
  const register = loadRegister(variant.registers)
  const rows = providerRows(register.rows, variant)
  const faults = listFaults(variant.id)
  const ids = new Set(rows.map((row) => row.id))
  const interactions = ['general', ...variant.aspects, ...variant.interactions.map((i) => i.id)].map((id) => ({
    id,
    scenarios: chosen
      .filter((s) => interactionsOf(s).includes(id))
      .map((s) => ({ name: s.name, at: keyOf(s), reqs: reqsOf(s, variant.id) })),
    requirements: rows
      .filter((r) => r.interaction === id)
      .map(({ id: row, level, says }) => ({ id: row, level, says })),
    faults: faults
      .filter((f) => (f.interactions === 'any' ? id === 'general' : f.interactions.includes(id)))
      .map(({ id: fault, says, proves }) => ({ id: fault, says, proves })),
  }))
  return {
    variant: variant.id,
    interactions,
    checks: checks
      .map((check) => ({ id: check.id, reqs: rowsOf(check, register) }))
      .filter(({ reqs }) => reqs.some((req) => ids.has(req))),
    benign: listBenign(variant.id).map(({ id, says }) => ({ id, says })),
  }
}

/** The checks in sentences, by id. */
const SENTENCES = new Map(checks.map((check) => [check.id, sentenceOf(check)]))

type Inventory = Awaited<ReturnType<typeof inventory>>

function tree({ variant, interactions, checks: all, benign }: Inventory): string {
  const branch = (title: string, leaves: readonly string[]): string[] =>
    leaves.length === 0 ? [] : [`    ${title} (${leaves.length})`, ...leaves.map((leaf) => `      ${leaf}`)]
  return [
    variant,
    ...interactions.flatMap(({ id, scenarios, requirements, faults }) => [
      `  ${id}`,
      ...branch(
        'scenarios',
        scenarios.map((s) => `${s.name} [${s.reqs.join(' ')}]`),
      ),
      ...branch(
        'requirements',
        requirements.map((r) => `${r.id} ${r.level}: ${r.says}`),
      ),
      ...branch(
        'faults',
        faults.map((f) => `${f.id}: ${f.says}`),
      ),
    ]),
    ...branch(
      'checks',
      all.map((c) => `${c.id}: ${SENTENCES.get(c.id) ?? ''} [${c.reqs.join(' ')}]`),
    ),
    ...branch(
      'benign variations',
      benign.map((b) => `${b.id}: ${b.says}`),
    ),
  ].join('\n')
}

/** Writes down which rows each scenario judges, as a run of all variants on the embedded target shows it. */
async function updateRows(): Promise<void> {
  const { scenarios } = await runEmbedded(variants(), loadRegister())
  writeFileSync(judgedRowsFile, `${JSON.stringify(judgedRowsOf(scenarios), undefined, 1)}\n`)
  const plan = await planFeatures()
  writeFileSync(
    inPackage('docs', 'deviation-matrix.md'),
    matrixText(plan.scenarios.map((one) => ({ uri: one.uri, steps: plan.steps(one) }))),
  )
}

/** Whether every step has one definition, and whether tags and committed rows are what a run shows. */
async function checkFeatures(): Promise<number> {
  const { scenarios, problems: broken } = await lintFeatures()
  const ran = broken.length === 0 ? (await runEmbedded(variants(), loadRegister())).scenarios : []
  const drift = driftOf(readJudgedRows(), ran).map((line) => `${line} (gpc-assure list --update)`)
  const problems = [...broken, ...unbackedTags(ran), ...drift]
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${scenarios} scenarios, ${problems.length} problems\n`)
  return scenarios > 0 && problems.length === 0 ? 0 : 1
}

/** `gpc-assure list`. */
export const listCommand = (): Command =>
  new Command('list')
    .description('List scenarios, requirements, checks and faults of a variant')
    .option('--variant <id>', `product and version (default: ${defaultVariant().id}); "list" prints them`)
    .option('--json', 'print as JSON')
    .option(
      '--check',
      'only try whether every step has one definition, and whether tags and committed rows hold in a run',
    )
    .option(
      '--update',
      'rewrite requirements/scenarios.json (the rows that each scenario judges in a run) and docs/deviation-matrix.md',
    )
    .addHelpText('after', '\nExample:\n  gpc-assure list --variant foundations@1.2.8 --json')
    .action(async ({ variant, json, check, update }: Options) => {
      if (update) await updateRows()
      if (update && !check) return
      if (check) return void (process.exitCode = await checkFeatures())
      if (variant === 'list')
        return void process.stdout.write(
          `${variants()
            .map((v) => v.id)
            .join('\n')}\n`,
        )
      const found = await inventory(variant === undefined ? defaultVariant() : variantOf(variant))
      process.stdout.write(`${json ? JSON.stringify(found, undefined, 2) : tree(found)}\n`)
    })
