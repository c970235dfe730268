import { stockVariations } from '../../frame/mutation/benign-stock.js'
import { wireVariations } from '../../frame/mutation/benign-wire.js'
import type { Benign } from '../../frame/mutation/mutation.js'
import { answerVariations } from './answers.js'
import { refusalVariations } from './refusals.js'

/** Ways to write the same answer that hold for any standard; an X-Request-ID is no header of one's own here. */
const written = wireVariations
  .filter(({ id }) => id !== 'benign.header-of-its-own')
  .map((mutation): Benign => ({ ...mutation, id: mutation.id.replace('benign.', 'benign.care-connect.') }))

const stock = stockVariations(
  'benign.care-connect.',
  'any',
  ({ request, now }) => request.headers.get('X-Request-ID') ?? String(now.getTime()),
)

/** Every benign variation. */
export const benignVariations: readonly Benign[] = [...written, ...stock, ...answerVariations, ...refusalVariations]
