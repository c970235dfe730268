import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of this package: the data (features, profiles, requirements, fixtures) lie beside the code, and the code
 * runs both from `src` and from `dist`.
 */
export const packageRoot = find(dirname(fileURLToPath(import.meta.url)))

function find(from: string): string {
  const manifest = join(from, 'package.json')
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }
    if (name === 'gp-connect-assurance') return from
  }
  const above = dirname(from)
  if (above === from) throw new Error('the package folder of gp-connect-assurance was not found')
  return find(above)
}

/** A path inside the package. */
export const inPackage = (...parts: string[]): string => join(packageRoot, ...parts)
