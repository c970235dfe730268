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
  /** The same, but the provider is looked up by its ODS code. */
  readonly targetByDirectory: string
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
  { target: served, national }: Served,
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
  const told = { ...common, provider: { base: served.base, ...provider } }
  const directory = { fhir: national.url, apiKey: { env: API_KEY }, ca: 'ca.crt' }
  const found = { ...common, provider: { odsCode: provider.odsCode }, directory }
  const paths = (end: End): ServeFiles['ssp'] => {
    const { cert, key } = fileNames(end)
    return { cert: join(folder.path, cert), key: join(folder.path, key) }
  }
  return {
    ca: join(folder.path, 'ca.crt'),
    consumer: paths('consumer'),
    ssp: paths('ssp'),
    target: folder.write('target.yaml', `${NOTE}${stringify(told)}`),
    targetByDirectory: folder.write('target-by-directory.yaml', `${NOTE}${stringify(found)}`),
  }
}
