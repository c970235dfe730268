import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/core/index.js'
import { formatted } from './differences/formatted.js'
import { pageOf, readDifferences } from './differences/page.js'

/**
 * Writes docs/gp-connect-and-care-connect.md anew from its rows, the catalogue and the features' tags. Run by hand
 * after a change of one of them: `npx tsx tools/differences.ts`; a test compares.
 */
writeFileSync(
  join(packageRoot, 'docs', 'gp-connect-and-care-connect.md'),
  await formatted(pageOf(await readDifferences())),
)
