import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { interactions } from '../../src/catalogue/index.js'
import { loadRegister, type Register } from '../../src/register/index.js'
import { inFolder } from '../evidence/helpers.js'

const row = (id: string): string =>
  `- { id: ${id}, interaction: general, page: p, actor: provider, level: SHALL, says: s, check: c }\n`

/** Loads a register of two rows, A-1 and A-2, with fields of our own. */
const loaded = (own: string, then: (load: () => Register) => void): Promise<void> =>
  inFolder((folder) => {
    mkdirSync(join(folder, 'own'))
    writeFileSync(join(folder, 'foundations.yaml'), row('A-1') + row('A-2'))
    writeFileSync(join(folder, 'own', 'foundations.yaml'), own)
    then(() => loadRegister(['foundations'], folder))
  })

const READS = interactions().flatMap(({ id, kind }) => (kind === 'read' ? [id] : []))

describe('fields of our own', () => {
  it.each([
    ['[read-patient]', ['read-patient']],
    ['[{ kind: read }]', READS],
    ['[{ kind: read, resource: Patient }, find-patient, read-patient]', ['read-patient', 'find-patient']],
    ['[{ resource: Location }, register-patient]', ['read-location', 'register-patient']],
  ])('say of which interactions a row speaks: %s', (said, ids) =>
    loaded(`- { id: A-2, speaksOf: ${said} }\n`, (load) => {
      expect(load().row('A-2').speaksOf).toEqual(ids)
      expect(load().row('A-1').speaksOf).toBeUndefined()
    }),
  )

  it('say which checks judge a row, of registers that are not read as well', () =>
    loaded('- { id: A-2, judgedBy: [one, two] }\n- { id: A-1, judgedBy: [one] }\n', (load) => {
      expect(load().judgedBy('one')).toEqual(['A-2', 'A-1'])
      expect(load().judgedBy('three')).toEqual([])
      expect(loadRegister([]).judgedBy('success-status-is-200')).toContain('CCS-SLOT-001')
    }))

  it.each([
    [
      'a row that is gone',
      '# Ours.\n- { id: A-3, judgedBy: [one] }\n',
      'foundations.yaml:2: A-3: is no row of foundations',
    ],
    ['an unknown field', '- { id: A-1, colour: red }\n', 'foundations.yaml:1: A-1: Unrecognized key: "colour"'],
    ['an id twice', '- { id: A-1 }\n- { id: A-1 }\n', 'foundations.yaml:2: A-1: stands here already'],
    [
      'an unknown interaction',
      '- { id: A-1, speaksOf: [nothing] }\n',
      'foundations.yaml:1: A-1: "nothing" is no interaction',
    ],
    ['an empty selection', '- { id: A-1, speaksOf: [{ kind: write }] }\n', 'A-1: {"kind":"write"} is no interaction'],
  ])('%s: says file and line', (_, own, message) =>
    loaded(own, (load) => {
      expect(load).toThrow(message)
      expect(load).toThrow(/own\/foundations\.yaml:\d/)
    }),
  )
})
