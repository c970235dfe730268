import { join } from 'node:path'
import { stringify } from 'yaml'
import { certificateFiles, fileNames, type End } from '../../spine/index.js'
import { loadEmbedded } from '../../target/index.js'
import type { SecretFolder } from './folder.js'
import type { Served } from './start.js'

/** Paths of what {@link writeFiles} wrote. */
export interface ServeFiles {
  readonly ca: string
  readonly consumer: { readonly cert: string; readonly key: string }
  readonly ssp: { readonly cert: string; readonly key: string }
  /** For `gpc-assure run --target`. */
  readonly target: string
  /** The same, but the provider is looked up by its ODS code in the FHIR API of the directory. */
  readonly targetByDirectory: string
  /** The same by LDAP. */
  readonly targetByLdap: string
  /** The practice is looked up by the NHS number of a patient, then the provider by LDAP. */
  readonly targetByPatient: string
}

/** The environment variable that holds the key of the directory; the emulator takes any. */
export const API_KEY = 'GPC_API_KEY'

const NOTE = '# Written by gpc-assure serve; its ports are those of that process.\n'

/**
 * Writes the certificates of both client ends, good ones and such as have to be refused, and a target file that names
 * them.
 *
 * @param ownSeed - the records are the user's: then no test records by role are listed
 */
export async function writeFiles(
  folder: SecretFolder,
  { target: served, national, ldap }: Served,
  variant: string,
  ownSeed: boolean,
): Promise<ServeFiles> {
  for (const { name, text } of await certificateFiles(served.ends, ['consumer', 'ssp'])) folder.write(name, text)
  const { patients, practitioners, organisations, locations, services, provider, ...rest } = loadEmbedded()
  // Relative to the target file, so that the folder can be moved.
  const tls = (end: End): object => {
    const { cert, key } = fileNames(end)
    return { certificate: cert, key, ca: 'ca.crt', refusedCertificates: '.' }
  }
  const common = {
    ...rest,
    label: 'serve',
    variant,
    ssp: { url: served.sspUrl, ...tls('consumer') },
    direct: tls('ssp'),
    ...(ownSeed ? {} : { patients, practitioners, organisations, locations, services }),
  }
  const { odsCode } = provider
  const byFhir = { fhir: national.url, apiKey: { env: API_KEY }, ca: 'ca.crt' }
  const { cert: certificate, key } = fileNames('consumer')
  const byLdap = { ldap: ldap.url, certificate, key, ca: 'ca.crt' }
  const nhsNumber = patients['normal']?.nhsNumber
  const target = (name: string, content: object): string =>
    folder.write(name, `${NOTE}${stringify({ ...common, ...content })}`)
  const paths = (end: End): ServeFiles['ssp'] => {
    const { cert, key } = fileNames(end)
    return { cert: join(folder.path, cert), key: join(folder.path, key) }
  }
  return {
    ca: join(folder.path, 'ca.crt'),
    consumer: paths('consumer'),
    ssp: paths('ssp'),
    target: target('target.yaml', { provider: { base: served.base, ...provider } }),
    targetByDirectory: target('target-by-directory.yaml', { provider: { odsCode }, directory: byFhir }),
    targetByLdap: target('target-by-ldap.yaml', { provider: { odsCode }, directory: byLdap }),
    targetByPatient: target('target-by-patient.yaml', {
      provider: {},
      pds: { url: national.url, nhsNumber, ca: 'ca.crt' },
      directory: byLdap,
    }),
  }
}
