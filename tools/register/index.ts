import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orderOf } from '../../src/catalogue/index.js'
import { inPackage } from '../../src/core/index.js'
import { registerNames } from '../../src/register/index.js'
import { convert, oursOf } from './convert.js'

/**
 * Carries register files over from a folder in which each row lists its versions: `npx tsx tools/register FROM [TO]`,
 * by hand. Rows come in the form of requirements/README.md, in their order, with their texts and the comments at the
 * top; the fields of our own (requirements/own) are not touched, and loading complains of one whose row is gone.
 */
const [from, to = inPackage('requirements')] = process.argv.slice(2)
if (from === undefined) throw new Error('usage: npx tsx tools/register FROM [TO]')
mkdirSync(to, { recursive: true })
for (const theirs of registerNames(from)) {
  const ours = oursOf(theirs)
  writeFileSync(join(to, `${ours}.yaml`), convert(readFileSync(join(from, `${theirs}.yaml`), 'utf8'), orderOf(ours)))
}
