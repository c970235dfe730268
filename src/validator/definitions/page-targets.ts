import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { inPackage } from '../../core/index.js'

/** Types of resources that pages let a reference lead to, and the definition of the element does not. */
interface PageTargets {
  readonly of: readonly string[]
  readonly also: readonly string[]
  readonly pages: readonly string[]
}

let known: readonly PageTargets[] | undefined

/** The list of defects in the published definitions, read when the first reference would be an error. */
function read(): readonly PageTargets[] {
  const text = readFileSync(inPackage('profiles', 'known-defects.yaml'), 'utf8')
  return (parse(text) as { readonly targets?: PageTargets }[]).flatMap(({ targets }) => targets ?? [])
}

/**
 * The pages by which a reference may lead to a type though its definition does not say so.
 *
 * @param definition - canonical of the definition that the reference stands in
 * @param isLoaded - whether a definition is among those that are judged by: the pages speak of GP Connect alone
 */
export function pagesThatAllow(
  definition: string,
  type: string,
  isLoaded: (url: string) => boolean,
): readonly string[] | undefined {
  known ??= read()
  return known.find((t) => t.of.includes(definition) && t.also.includes(type) && t.of.every(isLoaded))?.pages
}
