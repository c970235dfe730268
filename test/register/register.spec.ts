import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { interactions, orderOf, variants } from '../../src/catalogue/index.js'
import { checks, rowsOf } from '../../src/checks/index.js'
import { loadOutOfScope, loadRegister, loadSpecLinks, providerRows } from '../../src/register/index.js'
import { planFeatures } from '../../src/run/plan.js'
import { tagValues } from '../../src/run/tags.js'
import { inFolder } from '../evidence/helpers.js'
import { withTypeScript } from '../run/typescript.js'

const register = loadRegister()

const ROW = `- id: A-1
  interaction: general
  only: ["1.2.7"]
  page: foundations
  actor: provider
  level: SHALL
  says: "Something."
  check: "Look."
`

describe('the register of the package', () => {
  it('reads every file, each id once', () => {
    expect(register.rows.length).toBeGreaterThan(2900)
    expect(new Set(register.rows.map((row) => row.id)).size).toBe(register.rows.length)
  })

  it('names only interactions of the catalogue in the registers of its variants', () => {
    const known = new Set(['general', ...interactions().map((i) => i.id)])
    const names = register.rows.filter((row) => row.register === 'foundations').map((row) => row.interaction)
    expect([...new Set(names)].filter((name) => !known.has(name) && name !== 'register-patient')).toEqual([])
  })

  it('leaves out of every variant what stands in versions of products that are not built', () => {
    const common = register.rows.filter((row) => row.register === 'gp-connect-common')
    const order = orderOf('gp-connect-common')
    const others = common.filter(({ versions }) => !versions.some((version) => order.includes(version)))
    expect(others.length).toBeGreaterThan(10)
    for (const variant of variants()) {
      const shown = new Set(providerRows(common, variant).map(({ id }) => id))
      expect(others.filter(({ id }) => shown.has(id))).toEqual([])
      const known = new Set(['general', ...variant.interactions.map(({ id }) => id)])
      expect(common.filter(({ id, interaction }) => shown.has(id) && !known.has(interaction))).toEqual([])
    }
  })

  it('has an address for the page of every provider row of a variant of GP Connect', () => {
    const links = loadSpecLinks()
    for (const variant of variants().filter(({ standard }) => standard === 'gp-connect'))
      for (const row of providerRows(register.rows, variant))
        expect(links(row, variant.versions), row.id).toBe(
          `https://developer.nhs.uk/apis/gpconnect-${variant.spec.replaceAll('.', '-')}/${row.page}.html`,
        )
  })

  it('has the rows that checks, tags and the list of what is out of scope name', async () => {
    withTypeScript()
    const { scenarios } = await planFeatures()
    const named = [...checks.flatMap((c) => rowsOf(c, register)), ...scenarios.flatMap((s) => tagValues(s, 'req'))]
    expect([...new Set(named)].filter((id) => !register.has(id))).toEqual([])
    expect(loadOutOfScope().stale(register)).toEqual([])
  })

  it('reads files of other products only when a row of them is asked for', () => {
    const part = loadRegister(['foundations'])
    expect(new Set(part.rows.map((row) => row.register))).toEqual(new Set(['foundations']))
    expect(part.row('SPINE-SSP-001').register).toBe('gp-connect-common')
    expect(() => part.row('NO-SUCH-ROW-1')).toThrow(RangeError)
  })
})

const load = (folder: string, text: string, name = 'one'): (() => unknown) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.yaml`), text)
  return () => loadRegister(undefined, folder)
}

describe('a register file that is wrong', () => {
  it.each([
    ['an unknown field', `${ROW}  colour: red\n`, /one\.yaml:1: A-1: Unrecognized key: "colour"/],
    ['a missing field', ROW.replace('  actor: provider\n', ''), /one\.yaml:1: A-1: "actor"/],
    ['an unknown level', ROW.replace('SHALL', 'MUST'), /one\.yaml:1: A-1: "level"/],
    ['neither check nor excuse', ROW.replace('  check: "Look."\n', ''), /A-1: has either "check" or "excused"/],
    ['both', `${ROW}  excused: "Why."\n`, /A-1: has either "check" or "excused"/],
    ['an id of another form', ROW.replace('A-1', 'a1'), /one\.yaml:1: a1: "id"/],
    ['no version', ROW.replace('  only: ["1.2.7"]\n', ''), /one\.yaml:1: A-1: stands in no version/],
    [
      'a version that the register does not order',
      `${ROW}  since: "1.2.7"\n`,
      /A-1: "1.2.7" is no version of this register/,
    ],
    ['an id twice', ROW + ROW, /one\.yaml:9: A-1: is used already in one\.yaml line 1/],
    ['broken YAML', `${ROW}  - [\n`, /one\.yaml:\d+: /],
    ['no list', 'id: A-1\n', /one\.yaml:1: must be a list/],
    ['an entry that is no row', '- just text\n', /one\.yaml:1: /],
  ])('%s: says file, line and id', (_, text, message) =>
    inFolder((folder) => {
      expect(load(folder, text)).toThrow(message)
    }),
  )

  it('that is not there: says so', () =>
    inFolder((folder) => {
      expect(() => loadRegister(['none'], folder)).toThrow(/none\.yaml: .*no such file/)
    }))
})

describe('what is out of scope', () => {
  it('goes by id or by pattern, gives its reason, and is stale where it covers nothing', () =>
    inFolder((folder) => {
      writeFileSync(
        join(folder, 'out-of-scope.yaml'),
        '- { id: A-1, reason: Later., issue: 9 }\n- { pattern: "B-\\\\d+", reason: Never. }\n- { id: C-1, reason: Gone. }\n',
      )
      const scope = loadOutOfScope(folder)
      expect(scope.reason({ id: 'A-1' })).toBe('Later. (issue 9)')
      expect(scope.reason({ id: 'B-12' })).toBe('Never.')
      expect(scope.reason({ id: 'B-12-A' })).toBeUndefined()
      load(folder, `${ROW}${ROW.replace('A-1', 'B-2')}`)
      expect(scope.stale(loadRegister(['one'], folder))).toEqual(['C-1'])
    }))
})
