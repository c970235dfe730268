import { readyCurl } from './curl.js'
import { API_KEY, type ServeFiles } from './files.js'
import { readySearch } from './ldapsearch.js'
import type { ServeOptions } from './options.js'
import type { Served } from './start.js'

/** What a user of `serve` has to know, as text. */
export async function report(
  served: Served,
  files: ServeFiles,
  audit: string,
  { variant, host, fault, dress }: ServeOptions,
): Promise<string> {
  const { target, national, ldap, revocation } = served
  const rows: readonly (readonly [string, string])[] = [
    ['variant', variant.id],
    ['provider', target.base],
    ['SSP', `${target.sspUrl}/  (the provider's URL follows)`],
    ['SDS and PDS', `${national.url}/  (their FHIR APIs; any apikey)`],
    ['SDS by LDAP', `${ldap.url}  (mutual TLS)  ${ldap.plainUrl}  (without)`],
    ...signing(target, files),
    ['Ssp-From', `${target.consumer.asid}  (${target.consumer.organisation}, ${target.consumer.odsCode})`],
    ['Ssp-To', `${target.providerAsid}  (${target.odsCode})`],
    ['authority', files.ca],
    ['revocation', `${revocation.url}/ocsp  ${revocation.url}/ca.crl`],
    ['consumer', `${files.consumer.cert}  ${files.consumer.key}`],
    ['as the SSP', `${files.ssp.cert}  ${files.ssp.key}`],
    ['target file', files.target],
    ['audit log', `${audit}  (a line for each request)`],
    ['faults', fault.length > 0 ? fault.join(', ') : 'none'],
    ['dress', dress ?? 'none'],
    ['reachable', host === undefined ? 'from this machine only' : `from other machines, as ${host}: on all addresses`],
  ]
  return [
    ...rows.map(([label, value]) => `${label.padEnd(12)} ${value}`),
    '',
    `Try it (the token holds for ${target.auth ? 'about an hour' : 'five minutes'}):`,
    await readyCurl(target, files, variant),
    '',
    'Look the provider up:',
    readySearch(served, files, variant),
    '',
    `Assure it:   gpc-assure run --target ${files.target}`,
    ...files.others.map((path, i) => `${i === 0 ? 'or find it: ' : '            '} gpc-assure run --target ${path}`),
    ...(files.byApi === undefined ? [] : [`             ${API_KEY}=any gpc-assure run --target ${files.byApi}`]),
    'Ctrl-C ends it.',
  ].join('\n')
}

/** Where signed tokens come from, and the consumer's account there. */
function signing({ auth }: Served['target'], { account }: ServeFiles): [string, string][] {
  if (!auth) return []
  const { server, account: own } = auth
  return [
    ['issuer', server.issuer],
    ['tokens', `${server.tokenUrl}  (client_credentials; private_key_jwt of ${own.clientId}: ${account ?? ''})`],
    ['their keys', server.jwksUrl],
  ]
}
