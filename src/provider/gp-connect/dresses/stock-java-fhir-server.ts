import { worn, type Dress } from '../../frame/dress.js'
import { tellsWhenChanged, withOffset } from '../../frame/dresses/changed.js'
import { heads, writes } from '../../frame/dresses/make.js'
import { edit } from '../../frame/mutation/edit.js'
import { stockVariations } from '../../frame/mutation/benign-stock.js'
import { wireVariations } from '../../frame/mutation/benign-wire.js'
import { resourceVariations } from '../benign/resources.js'
import { changedAtOnce, holding, numbered, UNCHANGING, type Holds } from './records.js'

/** The find interactions may count and repeat the search; the profile of the other Bundles shuts both out (A59). */
const isFind = (interaction: string | undefined): boolean => interaction?.startsWith('find-') === true

/** What a stock FHIR server in Java does by itself, none of which GP Connect forbids. */
export const stockServer: Dress<Holds> = {
  id: 'stock-java-fhir-server',
  says: 'A stock FHIR server in Java: numbers for ids, new Bundle ids, versioned references, dates of change',
  wears: [
    tellsWhenChanged(UNCHANGING, withOffset),
    ...worn(resourceVariations, 'benign.total', 'benign.search-mode', 'benign.narrative', 'benign.tag'),
    writes('self-link', 'Repeats the search in a link', (resource, { interaction, base, request }) =>
      resource['resourceType'] === 'Bundle' && isFind(interaction)
        ? { ...resource, link: [{ relation: 'self', url: `${new URL(base).origin}${request.target}` }] }
        : resource,
    ),
    ...stockVariations(
      'dress.',
      'any',
      ({ request, now }) => request.headers.get('Ssp-TraceID') ?? String(now.getTime()),
    ),
    writes('error-locations', 'Says where an error is, and gives it a text', (resource) =>
      resource['resourceType'] === 'OperationOutcome' ? edit(resource, 'issue.0.location', ['request']) : resource,
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
  records: holding((seed) => numbered(changedAtOnce(seed))),
}
