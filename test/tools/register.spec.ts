import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { orderOf } from '../../src/catalogue/index.js'
import { packageRoot } from '../../src/core/index.js'
import { registerNames, registerFolder } from '../../src/register/index.js'
import { versionsOf, type Editions } from '../../src/register/editions.js'
import { convert, oursOf } from '../../tools/register/convert.js'

const LISTED = `# Where it comes from.
- id: A-1
  interaction: "general"
  versions: ["1", "2", "3"]
  says: "versions: [\\"1\\"]"
- id: A-2
  versions: ["2", "draft, 2026"]
  error: {http: 400, issue: "invalid"}
`

describe('carrying a register over', () => {
  it('gives versions the form of the order, and leaves the rest as it stands', () => {
    expect(convert(LISTED, ['1', '2', '3'])).toBe(`# Where it comes from.
- id: A-1
  interaction: "general"
  says: "versions: [\\"1\\"]"
- id: A-2
  since: "2"
  until: "2"
  only: ["draft, 2026"]
  error: {http: 400, issue: "invalid"}
`)
  })

  it('titles a register by our name of it', () => {
    const titled = (name: string): string => `# Requirement register: ${name}. One entry a statement.\n${LISTED}`
    expect(convert(titled('spine'), ['1'])).toMatch(/^# Requirement register: gp-connect-common\. One entry/)
    expect(convert(titled('patient-facing'), ['1'])).toMatch(/^# Requirement register: patient-facing\. One entry/)
  })

  it('leaves a file alone that has the form already', () => {
    const once = convert(LISTED, ['1', '2', '3'])
    expect(convert(once, ['1', '2', '3'])).toBe(once)
  })

  it('refuses a list that it cannot read', () => {
    expect(() => convert('- id: A-1\n  versions:\n    - "1"\n', ['1'])).toThrow(
      'A-1: its versions are not a list on one line',
    )
  })

  it('has been done with the files of the package', () => {
    for (const name of registerNames()) {
      const text = readFileSync(join(registerFolder, `${name}.yaml`), 'utf8')
      expect(convert(text, orderOf(name)), name).toBe(text)
    }
  })
})

/** Newer registers beside the project, where there are any. */
const SHARED = join(packageRoot, '..', 'shared', 'requirements')

describe.skipIf(!existsSync(SHARED))('the registers beside the project', () => {
  it('are all taken, and list the same versions when they are read back', () => {
    const refuse = (message: string): never => {
      throw new Error(message)
    }
    for (const name of registerNames(SHARED)) {
      const text = readFileSync(join(SHARED, `${name}.yaml`), 'utf8')
      const order = orderOf(oursOf(name))
      const made = parse(convert(text, order)) as Editions[]
      for (const [at, { versions }] of (parse(text) as { versions: string[] }[]).entries())
        expect(new Set(versionsOf(made[at] ?? {}, order, refuse))).toEqual(new Set(versions))
    }
  })
})
