import { describe, expect, it } from 'vitest'
import { GENERAL_ROOMS, HUBS, IMPORT_TABLE, PRODUCT_ROOMS, VERSION_TABLES } from './architecture/rooms.js'
import { circlesOf, treeOf, type Tree } from './architecture/tree.js'
import * as walls from './architecture/walls.js'

const tree = treeOf('src', 'steps')
const WALLS: Readonly<Record<string, walls.Wall>> = {
  'no circle of files': walls.circlesOfFiles,
  'the import table': walls.importTable(),
  'no type surgery': walls.typeSurgery,
  'versions are data': walls.versionLiterals,
  'general rooms know no product': walls.generalRooms,
  'products do not know each other': walls.productRooms(),
  'judge and judged share nothing': walls.twoHalves,
}

describe('the walls of the house', () => {
  it('stand in a tree of files', () => expect(tree.size).toBeGreaterThan(700))

  it.each(Object.entries(WALLS))('%s', (_, wall) => expect(wall(tree)).toEqual([]))

  it('have a rule for every module', () => {
    expect([...new Set([...tree.keys()].map(walls.moduleOf))].filter((module) => !(module in IMPORT_TABLE))).toEqual([])
  })

  // A wall around a room that was moved or renamed would see nothing and stand for ever.
  it.each(Object.entries({ ...PRODUCT_ROOMS, 'all products': GENERAL_ROOMS, hubs: HUBS, versions: VERSION_TABLES }))(
    'have the rooms of %s on disk',
    (_, rooms) => {
      const empty = rooms.filter((room) => ![...tree.keys()].some((path) => walls.isIn([room], path)))
      expect(empty).toEqual([])
    },
  )
})

const made = (files: Readonly<Record<string, string>>): Tree => new Map(Object.entries(files))
const uses = (...paths: string[]): string => paths.map((path) => `import type { X } from '${path}'`).join('\n')

describe('a wall sees', () => {
  it.each([
    ['a circle, of type imports too', { 'src/a/b.ts': uses('./c.js'), 'src/a/c.ts': uses('./b.js') }, 1],
    ['no circle where one way leads back', { 'src/a/b.ts': uses('./c.js'), 'src/a/c.ts': uses('./d.js') }, 0],
  ])('%s', (_, files, breaches) => expect(walls.circlesOfFiles(made(files))).toHaveLength(breaches))

  it.each([
    ['an import that is allowed', { one: { may: ['two'] }, two: { may: [] } }, []],
    ['one that is not', { one: { may: [] }, two: { may: [] } }, ['src/one/a.ts: imports two']],
    ['one of another file', { one: { may: ['two'], only: { two: 'src/one/b.ts' } } }, ['src/one/a.ts: imports two']],
    ['a rule without use', { one: { may: ['two'] }, two: { may: ['six'] } }, ['the table: nobody uses two -> six']],
    [
      'a table that leads back',
      { one: { may: ['two'] }, two: { may: ['one'] } },
      ['the table: nobody uses two -> one', 'the table: one <-> two'],
    ],
  ])('%s', (_, table, breaches) => {
    expect(walls.importTable(table)(made({ 'src/one/a.ts': uses('../two/b.js') }))).toEqual(breaches)
  })

  it.each([
    ['a type cut out of a function of another file', 'type A = Parameters<typeof X>[0]', 1],
    ['one cut out of what a method gives', "type A = NonNullable<ReturnType<X['find']>>", 1],
    ['none in a type of its own', 'const own = () => 1; type A = ReturnType<typeof own>', 0],
  ])('%s', (_, code, breaches) => {
    expect(walls.typeSurgery(made({ 'src/a/b.ts': `${uses('./c.js')}\n${code}` }))).toHaveLength(breaches)
  })

  it.each([
    ['a version that code asks for', 'src/checks/a.ts', "if (spec === '1.2.8') go()", ['src/checks/a.ts: 1.2.8']],
    ['none in a comment', 'src/checks/a.ts', "// since '1.2.8'", []],
    ['none in a table', 'src/catalogue/variants.ts', "const spec = '1.2.8'", []],
  ])('%s', (_, path, code, breaches) => expect(walls.versionLiterals(made({ [path]: code }))).toEqual(breaches))

  it.each([
    ['a product in a general room', 'src/run/a.ts', "const id = 'foundations'", ['src/run/a.ts: foundations']],
    ['an interaction', 'src/run/a.ts', 'const id = `of read-patient`', ['src/run/a.ts: read-patient']],
    ['a row', 'src/checks/http/a.ts', "const reqs = ['FND-ORG-001']", ['src/checks/http/a.ts: FND rows']],
    [
      'none in what all share',
      'src/checks/http/a.ts',
      "const reqs = ['SPINE-ORG-001', 'get-capability-statement']",
      [],
    ],
    ['none in a room of the product', 'src/checks/registration/a.ts', "const reqs = ['FND-ORG-001']", []],
  ])('%s', (_, path, code, breaches) => expect(walls.generalRooms(made({ [path]: code }))).toEqual(breaches))

  it('a product that imports another, unless it helps', () => {
    const rooms = { foundations: ['src/f/'], 'appointment-management': ['src/a/'], other: ['src/o/'] }
    const files = { 'src/a/a.ts': uses('../f/f.js'), 'src/f/f.ts': uses('../a/a.js'), 'src/o/o.ts': uses('../f/f.js') }
    expect(walls.productRooms(rooms)(made(files))).toEqual([
      'src/f/f.ts: imports src/a/a.ts of appointment-management',
      'src/o/o.ts: imports src/f/f.ts of foundations',
    ])
  })

  it('what the provider takes of the judging half', () => {
    const said = { 'src/provider/a.ts': "read('requirements/a.yaml')", 'src/checks/a.ts': "read('profiles/a.json')" }
    expect(walls.twoHalves(made(said))).toEqual(['src/provider/a.ts: requirements/'])
  })

  it('circles apart from each other', () => {
    const edges = ['ab', 'ba', 'bc', 'cd', 'dc', 'ee'].map(([from = '', to = '']) => ({ from, to }))
    expect(circlesOf(edges).sort()).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })
})
