import type { End, TestPki } from './test-pki.js'
import { refusedKinds, type RefusedKind } from './refused.js'

/** Names of a certificate's two files in a folder of certificates: `ssp.crt`, `ssp-expired.key`. */
export function fileNames(end: End, kind?: RefusedKind): { readonly cert: string; readonly key: string } {
  const stem = kind === undefined ? end : `${end}-${kind}`
  return { cert: `${stem}.crt`, key: `${stem}.key` }
}

/** One line of what a folder of certificates holds. */
export interface CertificateFile {
  readonly name: string
  readonly text: string
  /** What it is, for people. */
  readonly says: string
}

/** The authority, its revocation list, and every certificate of some parties: the good ones and those to be refused. */
export async function certificateFiles(pki: TestPki, which: readonly End[]): Promise<CertificateFile[]> {
  const pairs = which.flatMap((end) => [undefined, ...refusedKinds].map((kind) => ({ end, kind })))
  const made = await Promise.all(
    pairs.map(async ({ end, kind }) => {
      const { cert, key } = kind === undefined ? pki[end] : await pki.refused(end, kind)
      const names = fileNames(end, kind)
      const what = `${end}, ${kind ?? 'valid'}`
      return [
        { name: names.cert, text: cert, says: what },
        { name: names.key, text: key, says: `${what}: private key` },
      ]
    }),
  )
  return [
    { name: 'ca.crt', text: pki.authority.ca, says: 'test authority: to be trusted by the system under test' },
    { name: 'ca.crl', text: pki.authority.crl, says: 'its revocation list' },
    ...made.flat(),
  ]
}
