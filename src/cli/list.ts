import { Command } from 'commander'
import { defaultVariant, variants, type Variant } from '../catalogue/index.js'
import { checks, rowsOf, sentenceOf } from '../checks/index.js'
import { listBenign, listFaults } from '../provider/index.js'
import { loadRegister, providerRows } from '../register/index.js'
import { lintFeatures } from '../run/dry-run.js'
import { keyOf, planFeatures } from '../run/plan.js'
import { interactionsOf, select, tagValues } from '../run/select.js'
import { variantOf } from './options.js'

interface Options {
  readonly variant?: string
  readonly json?: boolean
  readonly check?: boolean
}

/** Everything that a variant has, by interaction. */
async function inventory(variant: Variant) {
  const { scenarios } = await planFeatures()
  const { chosen } = select(scenarios, variant, [], { interactions: [], reqs: [] })
  const register = loadRegister(variant.registers)
  const rows = providerRows(register.rows, variant)
  const faults = listFaults(variant.id)
  const ids = new Set(rows.map((row) => row.id))
  const interactions = ['general', ...variant.aspects, ...variant.interactions.map((i) => i.id)].map((id) => ({
    id,
    scenarios: chosen
      .filter((s) => interactionsOf(s).includes(id))
      .map((s) => ({ name: s.name, at: keyOf(s), reqs: tagValues(s, 'req') })),
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

async function checkFeatures(): Promise<number> {
  const { scenarios, problems } = await lintFeatures()
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
    .option('--check', 'only try whether every step of every feature has one definition (strict dry run)')
    .addHelpText('after', '\nExample:\n  gpc-assure list --variant foundations@1.2.8 --json')
    .action(async ({ variant, json, check }: Options) => {
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
