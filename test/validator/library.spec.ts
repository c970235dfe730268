import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import { validator } from '../../src/validator/index.js'

const PACKAGE = 'gp-connect-assurance/validator'
const CONSUMER = inPackage('test', 'validator', 'consumer-of-the-library.ts')

/** What the compiler says of a program that uses the package by its name, in the words of its messages. */
function complaints(source: string): string[] {
  const { config } = ts.readConfigFile(inPackage('tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object }
  }
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, inPackage())
  const host = ts.createCompilerHost(options)
  const getSourceFile = host.getSourceFile.bind(host)
  host.getSourceFile = (name, target) =>
    name === CONSUMER ? ts.createSourceFile(name, source, target) : getSourceFile(name, target)
  const fileExists = host.fileExists.bind(host)
  host.fileExists = (name) => name === CONSUMER || fileExists(name)
  host.resolveModuleNameLiterals = (literals, from, _, opts) =>
    literals.map(({ text }) => {
      const name = text === PACKAGE ? inPackage('src', 'validator', 'index.js') : text
      return ts.resolveModuleName(name, from, opts, host, undefined, undefined, ts.ModuleKind.ESNext)
    })
  const library: ts.CompilerOptions = { ...options, noEmit: true, composite: false, incremental: false }
  delete library.tsBuildInfoFile
  const program = ts.createProgram([CONSUMER], library, host)
  const file = program.getSourceFile(CONSUMER)
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((d) =>
    ts.flattenDiagnosticMessageText(d.messageText, ' '),
  )
}

describe('the validator as a library', () => {
  it('judges by name of set, typed from end to end', () => {
    const judge = validator({ sets: ['fhir-stu3'] })
    const result = judge.validateText('{"resourceType":"Patient",\n"gender":"m"}')
    expect(result).toMatchObject({
      valid: false,
      resources: 1,
      resource: { resourceType: 'Patient' },
      findings: [{ rule: 'binding', severity: 'error', path: 'Patient.gender', line: 2, column: 1 }],
    })
    expect(judge.validateResource({ resourceType: 'Patient', gender: 'male' })).toMatchObject({ valid: true })
  })

  it('is what the package offers under its name', () => {
    const { exports } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
      exports: Record<string, Record<string, string>>
    }
    const { types = '', default: code = '' } = exports['./validator'] ?? {}
    const source = (built: string): string =>
      join('src', built.replace(/^\.\/dist\/src\//, '').replace(/\.(d\.ts|js)$/, '.ts'))
    expect([source(types), source(code)]).toEqual(['src/validator/index.ts', 'src/validator/index.ts'])
    expect(existsSync(inPackage(source(code)))).toBe(true)
  })

  it('has types that a consumer compiles against', () => {
    const said = complaints(`
      import { validator, type ValidationFinding, type ValidationResult, type Validator } from '${PACKAGE}'
      const judge: Validator = validator({ sets: ['gpconnect', 'careconnect'] })
      const result: ValidationResult = judge.validateText(new Uint8Array(), { format: 'xml', profiles: ['a'] })
      export const lines: string[] = result.findings
        .filter((finding: ValidationFinding) => finding.severity === 'error')
        .map(({ rule, path, line = 0, message }) => \`\${rule} \${path} \${line.toFixed()} \${message}\`)
    `)
    expect(said).toEqual([])
  })

  it('has types that refuse a wrong use', () => {
    const said = complaints(`
      import { validator } from '${PACKAGE}'
      export const result = validator({ sets: ['nothing'] }).validateText('', { format: 'yaml' })
      export const word: 'fatal' = validator().validateText('').findings[0].severity
    `)
    expect(said).toHaveLength(4)
    expect(said.join('\n')).toMatch(/nothing[^]*yaml[^]*undefined/)
  })
})
