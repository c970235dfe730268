import { join } from 'node:path'
import { stringify } from 'yaml'
import { standardFacts, type Variant } from '../../catalogue/index.js'
import { certificateFiles, fileNames, type End } from '../../spine/index.js'
import { loadEmbedded, type EmbeddedFile } from '../../target/index.js'
import type { SecretFolder } from './folder.js'
import type { ServeOptions } from './options.js'
import type { Served } from './start.js'

/** Paths of what {@link writeFiles} wrote. */
export interface ServeFiles {
  readonly ca: string
  readonly consumer: { readonly cert: string; readonly key: string }
  readonly ssp: { readonly cert: string; readonly key: string }
  /** Key of the consumer's account at the authorisation server, where tokens are signed. */
  readonly account?: string
  /** For `gpc-assure run --target`. */
  readonly target: string
  /** The same, but the provider is looked up by LDAP: from what the consumer knows of it. */
  readonly others: readonly string[]
  /** The same by the FHIR API of the directory, where that can find it. */
  readonly byApi?: string
}

/** The environment variable that holds the key of the directory; the emulator takes any. */
export const API_KEY = 'GPC_API_KEY'

const NOTE = '# Written by gpc-assure serve; its ports are those of that process.\n'

/**
 * Writes the certificates of both client ends, good ones and such as have to be refused, the key of the consumer's
 * account where tokens are signed, and target files that name them. Where the records are the user's own, no test
 * records by role are listed.
 */
export async function writeFiles(
  folder: SecretFolder,
  { target: served, national, ldap }: Served,
  { variant, seed }: ServeOptions,
): Promise<ServeFiles> {
  for (const { name, text } of await certificateFiles(served.pki, ['consumer', 'ssp'])) folder.write(name, text)
  const known = loadEmbedded(variant.standard)
  const { patients, practitioners, organisations, locations, services, provider, ...rest } = known
  // Relative to the target file, so that the folder can be moved.
  const tls = (end: End): object => {
    const { cert, key } = fileNames(end)
    return { certificate: cert, key, ca: 'ca.crt', refusedCertificates: '.' }
  }
  const account = served.auth && folder.write(ACCOUNT, served.auth.account.privateKey)
  const common = {
    ...rest,
    label: 'serve',
    variant: variant.id,
    ssp: { url: served.sspUrl, ...tls('consumer') },
    direct: tls('ssp'),
    ...tokensOf(served),
    ...(seed === undefined ? { patients, practitioners, organisations, locations, services } : {}),
  }
  const { cert: certificate, key } = fileNames('consumer')
  const directory = { ldap: ldap.url, certificate, key, ca: 'ca.crt' }
  const target = (name: string, content: object): string =>
    folder.write(name, `${NOTE}${stringify({ ...common, ...content })}`)
  const paths = (end: End): ServeFiles['ssp'] => {
    const { cert, key } = fileNames(end)
    return { cert: join(folder.path, cert), key: join(folder.path, key) }
  }
  const { odsCode } = provider
  const starts = startsOf(known, variant, national.url)
  const byApi = { fhir: national.url, apiKey: { env: API_KEY }, ca: 'ca.crt' }
  return {
    ca: join(folder.path, 'ca.crt'),
    consumer: paths('consumer'),
    ssp: paths('ssp'),
    ...(account === undefined ? {} : { account }),
    target: target('target.yaml', { provider: { base: served.base, ...provider } }),
    others: Object.entries(starts).map(([name, start]) => target(`target-by-${name}.yaml`, { ...start, directory })),
    // That API has no search by ASID.
    ...(standardFacts(variant.standard).lookup === 'asid'
      ? {}
      : { byApi: target('target-by-directory.yaml', { provider: { odsCode }, directory: byApi }) }),
  }
}

/** Name of the file of the consumer's key at the authorisation server. */
const ACCOUNT = 'auth-client.key'

/** What a target file says of tokens. */
function tokensOf({ tokens, auth }: Served['target']): object {
  if (!auth) return { tokens }
  const { tokenUrl: url, jwksUrl: jwks } = auth.server
  return { tokens, authServer: { url, clientId: auth.account.clientId, privateKey: ACCOUNT, jwks, ca: 'ca.crt' } }
}

/** From what a consumer of the standard starts to look for the provider. */
function startsOf({ provider, patients, services }: EmbeddedFile, { standard }: Variant, pds: string): Starts {
  const { asid, odsCode } = provider
  const [service] = Object.values(services)
  if (standardFacts(standard).lookup === 'asid')
    return { ldap: { provider: { asid } }, service: { provider: { dosServiceId: service?.dosServiceId } } }
  return {
    ldap: { provider: { odsCode } },
    patient: { provider: {}, pds: { url: pds, nhsNumber: patients['normal']?.nhsNumber, ca: 'ca.crt' } },
  }
}

type Starts = Readonly<Record<string, object>>
