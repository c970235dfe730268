import { worn, type Dress } from '../../frame/dress.js'
import { withOffset } from '../../frame/dresses/changed.js'
import { heads } from '../../frame/dresses/make.js'
import { stockVariations } from '../../frame/mutation/benign-stock.js'
import { wireVariations } from '../../frame/mutation/benign-wire.js'
import type { Holds } from './records.js'
import { slotTimes } from './times.js'

/** What a stock FHIR server in Java does by itself, none of which Care Connect forbids. */
export const stockServer: Dress<Holds> = {
  id: 'stock-java-fhir-server',
  says: 'A stock FHIR server in Java: new Bundle ids, versioned references, offsets of +00:00',
  wears: [
    slotTimes('slots-with-offset', 'Writes the times of slots with milliseconds and an offset', withOffset),
    ...stockVariations(
      'dress.',
      'any',
      ({ request, now }) => request.headers.get('X-Request-ID') ?? String(now.getTime()),
    ),
    heads('powered-by', 'Tells what it is made of', (headers) => headers.and('X-Powered-By', 'Stock FHIR server')),
    ...worn(
      wireVariations,
      'benign.charset-in-capitals',
      'benign.cache-directive-in-capitals',
      'benign.compresses-for-gzip-alone',
      'benign.chunked',
    ),
  ],
}
