import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { KEBAB, packageRoot } from '../../src/core/index.js'

const side = z.strictObject({
  says: z.string(),
  interaction: z.string().optional(),
  profile: z.string().optional(),
  tests: z.record(z.string().startsWith('test/'), z.array(z.string()).min(1)).default({}),
  none: z.string().optional(),
})

const row = z.strictObject({
  id: z.string().regex(KEBAB),
  title: z.string(),
  gpConnect: side,
  careConnect: side,
  later: z.string().optional(),
})

/** What one standard does in a row of the page. */
export type Side = z.output<typeof side>

/** A row of the page "Differences". */
export type Row = z.output<typeof row>

/** The rows in the order of the page. @throws ZodError where the file is malformed */
export const loadRows = (): readonly Row[] =>
  z
    .strictObject({ rows: z.array(row) })
    .parse(parse(readFileSync(join(packageRoot, 'tools', 'differences', 'rows.yaml'), 'utf8'))).rows
