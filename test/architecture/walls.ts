import ts from 'typescript'
import { interactionIds, variants } from '../../src/catalogue/index.js'
import {
  GENERAL_ROOMS,
  HUBS,
  IMPORT_TABLE,
  PRODUCT_ROOMS,
  ROW_PREFIXES,
  SHARED_INTERACTIONS,
  VERSION_TABLES,
  type Room,
} from './rooms.js'
import { circlesOf, importsOf, literalsOf, parsed, type Tree } from './tree.js'

/** A wall of the house: what of a tree breaches it, each as `file: what` without line numbers. */
export type Wall = (tree: Tree) => string[]

/** True for a file of a room. */
export const isIn = (room: Room, path: string): boolean =>
  room.some((part) => {
    if (part.endsWith('/')) return path.startsWith(part)
    const [before, after] = part.split('*')
    if (before === undefined || after === undefined) return path === part
    return path.startsWith(before) && path.endsWith(after) && !path.slice(before.length, -after.length).includes('/')
  })

/** The module of a file: `steps`, or its folder below `src`. */
export const moduleOf = (path: string): string => (path.startsWith('steps/') ? 'steps' : (path.split('/')[1] as string))

const unique = (lines: readonly string[]): string[] => [...new Set(lines)].sort()

/** No file needs, by whatever way, itself: neither for values nor for types. */
export const circlesOfFiles: Wall = (tree) => unique(circlesOf(importsOf(tree)).map((circle) => circle.join(' <-> ')))

/** The import table is kept, each permission of it is used, and it has no circle itself. */
export const importTable =
  (table = IMPORT_TABLE): Wall =>
  (tree) => {
    const imports = importsOf(tree)
      .map(({ from, to }) => ({ file: from, from: moduleOf(from), to: moduleOf(to) }))
      .filter(({ from, to }) => from !== to)
    const kept = ({ file, from, to }: (typeof imports)[number]): boolean => {
      const { may = [], only } = table[from] ?? {}
      return may.includes('*') || (may.includes(to) && (only?.[to] ?? file) === file)
    }
    const used = new Set(imports.map(({ from, to }) => `${from} -> ${to}`))
    const permissions = Object.entries(table).flatMap(([from, { may }]) => may.map((to) => ({ from, to })))
    return unique([
      ...imports.filter((one) => !kept(one)).map(({ file, to }) => `${file}: imports ${to}`),
      ...permissions
        .filter(({ from, to }) => to !== '*' && !used.has(`${from} -> ${to}`))
        .map(({ from, to }) => `the table: nobody uses ${from} -> ${to}`),
      ...circlesOf(permissions).map((circle) => `the table: ${circle.join(' <-> ')}`),
    ])
  }

const SURGERY = new Set(['Parameters', 'ConstructorParameters', 'ReturnType', 'InstanceType'])

/** A type of another module is imported by its name, never cut out of a function's. */
export const typeSurgery: Wall = (tree) => unique([...tree].flatMap(([path, text]) => surgeryIn(path, text)))

function surgeryIn(path: string, text: string): string[] {
  const file = parsed(path, text)
  const foreign = new Set(
    file.statements
      .filter(ts.isImportDeclaration)
      .filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith('.'))
      .flatMap(({ importClause }) => namesIn(importClause)),
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && SURGERY.has(node.typeName.getText(file)) && isOf(foreign, node, file))
      found.push(`${path}: ${node.getText(file).replace(/\s+/g, ' ')}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const namesIn = (clause: ts.ImportClause | undefined): string[] => {
  const bindings = clause?.namedBindings
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
}

function isOf(foreign: ReadonlySet<string>, { typeArguments }: ts.TypeReferenceNode, file: ts.SourceFile): boolean {
  let found = false
  const visit = (node: ts.Node): void => {
    found ||= ts.isIdentifier(node) && foreign.has(node.getText(file))
    ts.forEachChild(node, visit)
  }
  for (const argument of typeArguments ?? []) visit(argument)
  return found
}

const VERSION = new RegExp(`^(${unique(variants().map(({ spec }) => spec.replaceAll('.', '\\.'))).join('|')})$`, 'g')

/** Versions are data: outside of the tables no code tells one from another by its name. */
export const versionLiterals: Wall = (tree) => said(tree, (path) => !isIn(VERSION_TABLES, path), VERSION)

const WORDS = [...new Set([...variants().map(({ product }) => product), ...interactionIds()])].filter(
  (id) => !SHARED_INTERACTIONS.includes(id),
)

/** A general room names no product, no interaction of one, and no row of one. */
export const generalRooms: Wall = (tree) => {
  const general = (path: string): boolean => isIn(GENERAL_ROOMS, path) && !isIn(HUBS, path)
  return unique([
    ...said(tree, general, new RegExp(`(?<![\\w-])(${WORDS.join('|')})(?![\\w-])`, 'g')),
    ...said(tree, general, new RegExp(`\\b(${ROW_PREFIXES.join('|')})(?=-[A-Z0-9]+-\\d)`, 'g')).map(
      (line) => `${line} rows`,
    ),
  ])
}

/** What the literals of some files say of a pattern, comments left out: `file: what`. */
const said = (tree: Tree, where: (path: string) => boolean, pattern: RegExp): string[] =>
  unique(
    [...tree]
      .filter(([path]) => where(path))
      .flatMap(([path, text]) =>
        literalsOf(path, text).flatMap((literal) => (literal.match(pattern) ?? []).map((what) => `${path}: ${what}`)),
      ),
  )

/** Products whose interactions another one calls on the way, by the catalogue. */
const helpersOf = (product: string): string[] =>
  variants()
    .filter((variant) => variant.product === product)
    .flatMap(({ helpers }) => helpers.map(({ id }) => id))
    .flatMap((id) => variants().filter(({ interactions }) => interactions.some((one) => one.id === id)))
    .map((variant) => variant.product)

/** A product's room imports no other's, but for those of the products that help it. */
export const productRooms =
  (rooms = PRODUCT_ROOMS): Wall =>
  (tree) => {
    const productOf = (path: string): string | undefined =>
      Object.keys(rooms).find((product) => isIn(rooms[product] ?? [], path))
    return unique(
      importsOf(tree).flatMap(({ from, to }) => {
        const [own, other] = [productOf(from), productOf(to)]
        if (own === undefined || other === undefined || own === other || helpersOf(own).includes(other)) return []
        return [`${from}: imports ${to} of ${other}`]
      }),
    )
  }

/** The provider takes nothing of the judging half, not even by a path: a misread row must not agree with itself. */
export const twoHalves: Wall = (tree) =>
  said(tree, (path) => path.startsWith('src/provider/'), /(requirements|profiles)\//g)
