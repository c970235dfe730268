import { standardFacts, type Variant } from '../../catalogue/index.js'
import { filterText, ldapBase, mhsOfPractice, recordOfAsid } from '../../spine/index.js'
import { shellWord } from '../../transport/index.js'
import type { ServeFiles } from './files.js'
import type { Served } from './start.js'

/** OpenLDAP holds a certificate against the machine's name where it is told "localhost"; with an address not. */
const named = (url: string): string => url.replace('//localhost:', '//127.0.0.1:')

/** A line for a shell that does step 1 of the look-up by mutual TLS, as the specification's page has it. */
export function readySearch({ target, ldap }: Served, { ca, consumer }: ServeFiles, variant: Variant): string {
  const [first] = variant.interactions
  const query =
    standardFacts(variant.standard).lookup === 'asid'
      ? recordOfAsid(target.providerAsid)
      : mhsOfPractice({ odsCode: target.odsCode, interactionId: first?.interactionId ?? '' })
  const settings = { CACERT: ca, CERT: consumer.cert, KEY: consumer.key }
  const words = ['-H', named(ldap.url), '-b', ldapBase, filterText(query), ...query.attributes]
  const prefix = Object.entries(settings).map(([name, path]) => `LDAPTLS_${name}=${shellWord(path)}`)
  return [...prefix, 'ldapsearch -x -LLL', ...words.map(shellWord)].join(' ')
}
