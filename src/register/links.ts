import { join } from 'node:path'
import { readEntries } from './entries.js'
import { registerFolder } from './load.js'
import type { Row } from './row.js'
import { siteSchema } from './schema.js'

/** Gives the address of the page on which a row stands, at one of some versions; undefined where there is none. */
export type SpecLinks = (
  row: Pick<Row, 'register' | 'page' | 'versions'>,
  versions: readonly string[],
) => string | undefined

/**
 * Reads requirements/spec-links.yaml.
 *
 * @throws GpcError naming file and line for an entry of another form
 */
export function loadSpecLinks(folder = registerFolder): SpecLinks {
  const sites = readEntries(join(folder, 'spec-links.yaml'), siteSchema).map(({ value }) => ({
    ...value,
    versions: new RegExp(value.versions),
    pages: new RegExp(value.pages),
  }))
  return (row, versions) => {
    const at = row.versions.find((version) => versions.includes(version)) ?? row.versions[0] ?? ''
    const site = sites.find((s) => s.registers.includes(row.register) && s.versions.test(at) && s.pages.test(row.page))
    return site?.url.replace('{version}', at.replaceAll('.', '-')).replace('{page}', row.page)
  }
}
