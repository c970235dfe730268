import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { GpcError, messageOf } from '../../src/core/index.js'
import { entriesIn, readYaml } from '../../src/core/yaml.js'

const folder = mkdtempSync(join(tmpdir(), 'yaml-'))
afterAll(() => rmSync(folder, { recursive: true }))

const trouble = {
  unreadable: (thrown: unknown) => new GpcError('unreadable', messageOf(thrown)),
  malformed: (line: number, message: string) => new GpcError('malformed', `${line}: ${message}`),
}
const read = (text: string) => {
  const file = join(folder, 'some.yaml')
  writeFileSync(file, text)
  return readYaml(file, trouble)
}

describe('a YAML file', () => {
  const { content, lineOf } = read('a: 1\nb:\n  c:\n    - x\n    - y\n')

  it('is read, and says on which line a label or an entry stands', () => {
    expect(content).toEqual({ a: 1, b: { c: ['x', 'y'] } })
    expect([['a'], ['b', 'c'], ['b', 'c', 1]].map(lineOf)).toEqual([1, 3, 5])
  })

  it('gives the line above for what is missing', () => {
    expect([['b', 'd'], ['e'], []].map(lineOf)).toEqual([2, 1, 1])
  })

  it('that is not there or no YAML is told by its reader, on one line', () => {
    expect(() => readYaml(join(folder, 'none.yaml'), trouble)).toThrow(/ENOENT/)
    expect(() => read('a: 1\na: 2\n')).toThrow(/^2: [^\n]*unique[^\n]*$/)
  })
})

describe('the entries of a list', () => {
  const wrong = (line: number, { path, message }: { path: PropertyKey[]; message: string }, raw?: unknown) =>
    new GpcError('wrong', `${line} ${path.join('.')} ${message} ${JSON.stringify(raw)}`)
  const entries = (text: string) => entriesIn(read(text), z.strictObject({ id: z.string() }), wrong)

  it('come with their lines', () => {
    expect(entries('- id: a\n\n- id: b\n')).toEqual([
      { value: { id: 'a' }, line: 1 },
      { value: { id: 'b' }, line: 3 },
    ])
  })

  it.each([
    ['is of another form', '- id: a\n- id: 1\n', /^2 id .* \{"id":1\}$/],
    ['is no list', 'id: a\n', /^1 {2}must be a list of entries/],
  ])('%s: told with line and entry', (_, text, message) => {
    expect(() => entries(text)).toThrow(message)
  })
})
