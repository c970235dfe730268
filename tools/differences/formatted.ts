import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { packageRoot } from '../../src/core/index.js'

/** Lays a Markdown page out as the repository's other pages are. */
export async function formatted(page: string): Promise<string> {
  const config = await resolveConfig(join(packageRoot, 'package.json'))
  return format(page, { ...config, parser: 'markdown' })
}
