import { join } from 'node:path'
import { stringify } from 'yaml'
import { certificateFiles, fileNames, type End } from '../../spine/index.js'
import { loadEmbedded, type EmbeddedTarget } from '../../target/index.js'
import type { SecretFolder } from './folder.js'

/** Paths of what {@link writeFiles} wrote. */
export interface ServeFiles {
  readonly ca: string
  readonly consumer: { readonly cert: string; readonly key: string }
  readonly ssp: { readonly cert: string; readonly key: string }
  /** For `gpc-assure run --target`. */
  readonly target: string
}

/**
 * Writes the certificates of both client ends, good ones and such as have to be refused, and a target file that names
 * them.
 *
 * @param ownSeed - the records are the user's: then no test records by role are listed
 */
export async function writeFiles(
  folder: SecretFolder,
  served: EmbeddedTarget,
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
  const text = stringify({
    ...rest,
    label: 'serve',
    variant,
    provider: { base: served.base, ...provider },
    ssp: { url: served.sspUrl, ...tls('consumer') },
    direct: tls('ssp'),
    ...(ownSeed ? {} : { patients, practitioners, organisations, locations, services }),
  })
  const paths = (end: End): ServeFiles['ssp'] => {
    const { cert, key } = fileNames(end)
    return { cert: join(folder.path, cert), key: join(folder.path, key) }
  }
  return {
    ca: join(folder.path, 'ca.crt'),
    consumer: paths('consumer'),
    ssp: paths('ssp'),
    target: folder.write('target.yaml', `# Written by gpc-assure serve; its ports are those of that process.\n${text}`),
  }
}
