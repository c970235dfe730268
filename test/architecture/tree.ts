import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import ts from 'typescript'
import { packageRoot } from '../../src/core/root.js'

/** Source files: the text of each by its path below the package. */
export type Tree = ReadonlyMap<string, string>

/** Every source file below some folders of the package. */
export const treeOf = (...folders: readonly string[]): Tree =>
  new Map(
    folders.flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [relative(packageRoot, path), readFileSync(path, 'utf8')] as const),
    ),
  )

/** One file that imports another, for a type or a value. */
export interface Import {
  readonly from: string
  readonly to: string
}

/** The imports between files of a tree. */
export const importsOf = (tree: Tree): Import[] =>
  [...tree].flatMap(([from, text]) =>
    ts
      .preProcessFile(text)
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => ({ from, to: posix.join(dirname(from), fileName).replace(/\.js$/, '.ts') })),
  )

/** What is said in a file: the texts of its string literals and templates, comments left out. */
export function literalsOf(path: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node))
      found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(parsed(path, text))
  return found
}

export const parsed = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest)

/**
 * The circles of a graph: sets of nodes each of which leads to every other of its set (Tarjan's algorithm).
 *
 * @returns each set sorted; none where the graph has no circle
 */
export function circlesOf(edges: readonly Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const enter = (node: string): void => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    stack.push(node)
    for (const to of next.get(node) ?? []) {
      if (!order.has(to)) enter(to)
      if (stack.includes(to)) low.set(node, Math.min(low.get(node) as number, low.get(to) as number))
    }
    if (low.get(node) !== order.get(node)) return
    const members = stack.splice(stack.indexOf(node))
    if (members.length > 1 || next.get(node)?.includes(node)) circles.push(members.sort())
  }
  for (const node of next.keys()) if (!order.has(node)) enter(node)
  return circles
}
