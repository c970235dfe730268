import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/core/root.js'

/**
 * Who may import whom (ARCHITECTURE.md section 2). A rule that nobody uses fails too: the table says what is, not what
 * might be. `only` limits a permission to one file.
 */
const RULES: Record<string, { may: string[]; only?: Record<string, string> }> = {
  core: { may: [] },
  register: { may: ['core', 'catalogue'] },
  catalogue: { may: [] },
  fhir: { may: ['core'] },
  validator: { may: ['fhir', 'core'] },
  checks: { may: ['validator', 'fhir', 'catalogue', 'register', 'core'] },
  requests: { may: ['catalogue', 'fhir', 'core'] },
  transport: { may: ['core'] },
  spine: { may: ['transport', 'core'] },
  provider: { may: ['catalogue', 'fhir', 'core'] },
  target: {
    may: ['transport', 'spine', 'catalogue', 'core', 'provider'],
    only: { provider: 'src/target/embedded.ts' },
  },
  recording: { may: ['core'] },
  run: { may: ['checks', 'requests', 'target', 'validator', 'register', 'catalogue', 'core', 'recording'] },
  evidence: { may: ['register', 'catalogue', 'core', 'recording', 'run'] },
  steps: { may: ['run', 'requests', 'checks', 'core', 'catalogue'] },
  cli: { may: ['*'] },
}

interface Import {
  from: string
  file: string
  to: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name.endsWith('.ts'))
    .map((e) => relative(packageRoot, join(e.parentPath, e.name)))
}

const moduleOf = (path: string): string => (path.startsWith('steps/') ? 'steps' : (path.split('/')[1] as string))

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(packageRoot, file), 'utf8'))
  return importedFiles
    .filter((i) => i.fileName.startsWith('.'))
    .map((i) => relative(packageRoot, resolve(packageRoot, dirname(file), i.fileName)))
    .map((to) => ({ from: moduleOf(file), file, to: moduleOf(to) }))
    .filter((i) => i.from !== i.to)
}

const files = [...filesBelow('src'), ...filesBelow('steps')]
const imports = files.flatMap(importsOf)

describe('the import table', () => {
  it('reads some files', () => expect(files.length).toBeGreaterThan(10))

  it('has a row for every module', () => {
    expect([...new Set(files.map(moduleOf))].filter((m) => !(m in RULES))).toEqual([])
  })

  it('is kept', () => {
    const breaches = imports.filter(({ from, file, to }) => {
      const rule = RULES[from]
      if (!rule || rule.may.includes('*')) return false
      const only = rule.only?.[to]
      return !rule.may.includes(to) || (only !== undefined && only !== file)
    })
    expect(breaches.map((b) => `${b.file} imports ${b.to}`)).toEqual([])
  })

  it('holds no permission that nobody uses', () => {
    const used = new Set(imports.map((i) => `${i.from} -> ${i.to}`))
    const unused = Object.entries(RULES).flatMap(([from, { may }]) =>
      may.filter((to) => to !== '*' && !used.has(`${from} -> ${to}`)).map((to) => `${from} -> ${to}`),
    )
    expect(unused).toEqual([])
  })
})

describe('the provider', () => {
  it('takes nothing of the judging half, not even by package name', () => {
    const judged = files.filter((f) => f.startsWith('src/provider/'))
    const texts = judged.map((f) => [f, readFileSync(join(packageRoot, f), 'utf8')] as const)
    expect(texts.filter(([, t]) => /requirements\/|profiles\//.test(t)).map(([f]) => f)).toEqual([])
  })
})
