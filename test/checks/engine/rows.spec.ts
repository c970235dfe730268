import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { variants } from '../../../src/catalogue/index.js'
import { checks, rowsOf, sequences } from '../../../src/checks/index.js'
import { packageRoot } from '../../../src/core/index.js'
import { loadRegister, standsIn } from '../../../src/register/index.js'

const register = loadRegister()

describe('every check of a sequence', () => {
  it.each(sequences.map((sequence) => [sequence.name, sequence] as const))('%s: has a row in some variant', (_, s) => {
    const never = s.checks.filter(
      (check) => !rowsOf(check, register).some((id) => variants().some((v) => standsIn(register.row(id), v))),
    )
    expect(never.map(({ id }) => id)).toEqual([])
  })
})

describe('fields of our own', () => {
  const own = join(packageRoot, 'requirements', 'own')
  const entries = readdirSync(own).flatMap((name) => {
    return parse(readFileSync(join(own, name), 'utf8')) as { id: string; judgedBy?: string[] }[]
  })

  it('name checks that there are', () => {
    const known = new Set(checks.map(({ id }) => id))
    expect(entries.flatMap(({ judgedBy = [] }) => judgedBy).filter((id) => !known.has(id))).toEqual([])
  })

  it('name no check that names the row itself', () => {
    const reqs = new Map(checks.map((check) => [check.id, check.reqs ?? []]))
    const twice = entries.filter(({ id, judgedBy = [] }) => judgedBy.some((check) => reqs.get(check)?.includes(id)))
    expect(twice.map(({ id }) => id)).toEqual([])
  })
})

describe('a check that names a row twice', () => {
  it('counts one breach of it', () => {
    const reqs = ['SPINE-JWT-002', 'SPINE-ERR-023', 'SPINE-JWT-002']
    expect(rowsOf({ id: 'made-up', reqs }, register)).toEqual(['SPINE-JWT-002', 'SPINE-ERR-023'])
    for (const check of checks) {
      const rows = rowsOf(check, register)
      expect(rows).toEqual([...new Set(rows)])
    }
  })
})
