import { describe, expect, it } from 'vitest'
import { columns } from '../../src/cli/columns.js'
import { paint } from '../../src/cli/terminal.js'

describe('columns', () => {
  it('stand under each other, numbers to the right, nothing behind the last', () => {
    expect(
      columns([
        ['name', 'count'],
        ['a', 7],
        ['longer', 1234],
      ]),
    ).toBe('name    count\na           7\nlonger   1234')
  })
})

describe('colour', () => {
  it('is there only for a person', () => {
    expect(paint({ colour: false }, 'red', 'x')).toBe('x')
    expect(paint({ colour: true }, 'red', 'x')).toBe('\u001b[31mx\u001b[39m')
  })
})
