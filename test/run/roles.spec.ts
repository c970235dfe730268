import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { inPackage, systemClock, type JsonObject } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import type { Planned } from '../../src/run/gherkin-index.js'
import { keyOf, planFeatures } from '../../src/run/plan.js'
import { rolesIn, type AskedRole } from '../../src/run/roles.js'
import { run } from '../../src/run/runner.js'
import { stanzaFor } from '../../src/run/stanzas.js'
import { loadEmbedded, loadTarget, startEmbedded, type Target } from '../../src/target/index.js'
import { variantNamed } from './helpers.js'

const plan = await planFeatures()
const CARE_CONNECT = '@care-connect-scheduling'

/** Every role that a scenario asks for, with the products whose scenarios do. */
const asked = new Map<string, AskedRole & { careConnect: boolean }>()
for (const scenario of plan.scenarios)
  for (const one of plan.asks(scenario)) {
    const known = asked.get(`${one.list} ${one.role}`)
    const careConnect = scenario.tags.includes(CARE_CONNECT)
    asked.set(`${one.list} ${one.role}`, { ...one, careConnect, byId: one.byId || (known?.byId ?? false) })
  }
const roles = [...asked.values()].filter(({ list }) => list !== 'slots')
const named = roles.filter(({ list }) => list !== 'pool')

const folder = mkdtempSync(join(tmpdir(), 'gpc-roles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Of scenarios of one feature that ask for the same the first three run: the others look up nothing else. */
function manyAlike(): (scenario: Planned) => string | undefined {
  const seen = new Map<string, number>()
  return (scenario) => {
    const key = `${scenario.uri} ${JSON.stringify(plan.asks(scenario))}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    return (seen.get(key) ?? 0) > 3 ? 'is like others' : undefined
  }
}

const listIn = (file: JsonObject, { list }: AskedRole): JsonObject => {
  const register = (file['register'] ?? {}) as JsonObject
  return ((list === 'cases' ? register['cases'] : file[list]) ?? {}) as JsonObject
}

describe('the roles that scenarios ask for', () => {
  it('are found in the words of their steps', () => {
    expect(rolesIn(['the patient "normal"', 'a booking for the known id of the patient "sensitive"'])).toEqual([
      { list: 'patients', role: 'normal', byId: false },
      { list: 'patients', role: 'sensitive', byId: true },
    ])
    expect(rolesIn(['a free slot of "a service with free slots"', 'it is booked for the "second visitor"'])).toEqual([
      { list: 'services', role: 'a-service-with-free-slots', byId: false },
      { list: 'patients', role: 'second-visitor', byId: false },
    ])
    expect(rolesIn(['the get capability statement request is sent', 'the search names "start"'])).toEqual([])
  })

  it('are all in the targets of this repository', () => {
    const files = { true: loadEmbedded('care-connect'), false: loadEmbedded('gp-connect') }
    const missing = named.filter((one) => {
      const file = files[`${one.careConnect}`]
      return !Object.hasOwn(listIn(file as unknown as JsonObject, one), one.role)
    })
    expect(missing).toEqual([])
  })

  it('all stand in example.yaml, each with what it means', () => {
    const text = readFileSync(inPackage('fixtures', 'targets', 'example.yaml'), 'utf8')
    const records = text.slice(text.indexOf('\npatients:'))
    // The lines that are comments of one form or another, as the tester takes their "#" away.
    const file = parse(records.replaceAll(/^( *)# (?=[a-z-]+: \{|- nhsNumber|  [a-z]+: )/gm, '$1')) as JsonObject
    expect(named.filter((one) => !Object.hasOwn(listIn(file, one), one.role)).map(({ role }) => role)).toEqual([])
  })

  it('all stand in docs/test-data.md', () => {
    const text = readFileSync(inPackage('docs', 'test-data.md'), 'utf8')
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    const told = (role: string): boolean => rows.some((row) => row.split('|', 3).join().includes(`\`${role}\``))
    expect(named.filter(({ role }) => !told(role)).map(({ role }) => role)).toEqual([])
  })

  it.each(['foundations@1.2.8', 'appointment-management@1.2.9', 'care-connect-scheduling@2.0.4'])(
    'are those that the steps of %s look up',
    async (id) => {
      const variant = variantNamed(id)
      const embedded = await startEmbedded({ variant })
      const sought = new Set<string>()
      const target: Target = {
        ...embedded,
        base: embedded.base,
        record(list, role) {
          sought.add(`${list} ${role}`)
          return embedded.record(list, role)
        },
        people: {
          ...embedded.people,
          named(role) {
            sought.add(`cases ${role}`)
            return embedded.people.named(role)
          },
        },
      }
      const surprises: string[] = []
      const alike = manyAlike()
      const likeOthers = new Map(plan.scenarios.map((s) => [keyOf(s), alike(s)]))
      const register = loadRegister(variant.registers)
      await run(
        {
          variants: [variant],
          wanted: { interactions: [], reqs: [] },
          steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
          open: () => Promise.resolve(contextOn(target, variant, register, 'test')),
          clock: systemClock,
          only: (_variant, scenario) => likeOthers.get(keyOf(scenario)),
        },
        [
          {
            scenario(record) {
              const scenario = plan.scenarios.find((s) => keyOf(s) === keyOf(record))
              const known = new Set((scenario ? plan.asks(scenario) : []).map(({ list, role }) => `${list} ${role}`))
              // Reserved sessions are looked up to be kept from others, the patient of an appointment as the file has
              // it.
              const beside = /^sessions |^patients second-normal$/
              surprises.push(...[...sought].filter((one) => !known.has(one) && !beside.test(one)))
              sought.clear()
            },
          },
        ],
      )
      expect([...new Set(surprises)]).toEqual([])
    },
    180_000,
  )
})

/** What a tester puts for the angle brackets. */
const FILLED: Readonly<Record<string, string>> = {
  nhsNumber: '9990001006',
  '10 digits': '9990001006',
  odsCode: 'A12345',
  dosServiceId: '2000010001',
}

describe('the lines that a blocked scenario gives to paste', () => {
  const BASE = {
    label: 'lab',
    provider: { base: 'https://provider.test/A20047/STU3/1/gpconnect', asid: '200000000205', odsCode: 'A20047' },
    consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
    direct: { certificate: 'a', key: 'b' },
  }

  it.each(roles)('$list $role $byId: are taken once they are filled in', (one) => {
    const [, below = '', line = ''] = /below ([a-z.]+): "(.*)" \(docs\/test-data\.md\)$/.exec(stanzaFor(one)) ?? []
    const filled = line.replaceAll(/<([^>]*)>/g, (_whole, what: string) => FILLED[what] ?? 'x')
    const path = join(folder, 'target.yaml')
    const labels = below.split('.')
    const indented = labels.map((label, i) => `${'  '.repeat(i)}${label}:\n`).join('')
    writeFileSync(path, `${stringify(BASE)}${indented}${'  '.repeat(labels.length)}${filled}\n`)
    const { file } = loadTarget(path)
    if (one.list === 'pool') expect(file.register.pool).toHaveLength(1)
    else expect(Object.keys(listIn(file as unknown as JsonObject, one))).toEqual([one.role])
  })

  it.each(roles)('$list $role: are refused as they are, with the label to fill in', (one) => {
    const [, below = '', line = ''] = /below ([a-z.]+): "(.*)" \(/.exec(stanzaFor(one)) ?? []
    const labels = below.split('.')
    const path = join(folder, 'unfilled.yaml')
    const indented = labels.map((label, i) => `${'  '.repeat(i)}${label}:\n`).join('')
    writeFileSync(path, `${stringify(BASE)}${indented}${'  '.repeat(labels.length)}${line}\n`)
    expect(() => loadTarget(path)).toThrow(/still holds the example's text/)
  })
})
