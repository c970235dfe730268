import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import { FORMAT_RULES } from '../../src/fhir/index.js'
import { SETS } from '../../src/validator/index.js'
import { RULES } from '../../src/validator/rules.js'

const guide = readFileSync(inPackage('docs', 'validator.md'), 'utf8')
const rows = [...guide.matchAll(/^\| `([a-z0-9-]+)` \| ([a-z ]+) \|/gm)].map(([, rule = '', severity = '']) => ({
  rule,
  severity,
}))

describe('the guide to the validator', () => {
  it('explains every rule, once, and no other', () => {
    // The terminology server's rule is made where the server is asked.
    const known = [...Object.keys(RULES), ...Object.keys(FORMAT_RULES), 'terminology-server']
    expect(rows.map((row) => row.rule).sort()).toEqual([...new Set(known)].sort())
  })

  it('gives the severities of the rules', () => {
    const differing = rows.filter(({ rule, severity }) => {
      const own = (RULES as Record<string, { severity: string }>)[rule]?.severity
      return own !== undefined && own !== severity && !severity.startsWith('by ')
    })
    expect(differing).toEqual([])
  })

  it('names every set', () => {
    expect(Object.keys(SETS).filter((set) => !guide.includes(`\`${set}\``))).toEqual([])
  })
})
