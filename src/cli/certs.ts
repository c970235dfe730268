import { Command, InvalidArgumentError, Option } from 'commander'
import { certificateFiles, makeTestPki } from '../spine/index.js'
import { secretFolder } from './serve/folder.js'

interface CertsOptions {
  readonly out: string
  readonly ssp?: string
  readonly consumer?: string
  readonly provider?: string
  readonly also: readonly string[]
  readonly keys: 'ec' | 'rsa'
  readonly revocationUrl?: string
}

/** `gpc-assure certs`: a test authority's certificates, valid ones and such as have to be refused. */
export const certsCommand = (): Command =>
  new Command('certs')
    .description('write the certificates of a test authority: valid, expired, revoked, wrong in name, use or authority')
    .requiredOption('--out <dir>', 'where they go; keys are readable by their owner only')
    .option('--ssp <fqdn>', 'name of the Spine Secure Proxy that the system under test accepts')
    .option('--consumer <fqdn>', 'name of the consumer')
    .option('--provider <fqdn>', 'name of the provider')
    .option(
      '--also <name>',
      'further name or address of SSP and provider; may be repeated',
      (n: string, all: string[]) => [...all, n],
      [],
    )
    .addOption(new Option('--keys <kind>', 'kind of the keys').choices(['ec', 'rsa']).default('ec'))
    .option(
      '--revocation-url <url>',
      'where the system under test asks for revoked certificates; each certificate then names <url>/ca.crl and <url>/ocsp',
      webAddress,
    )
    .addHelpText('after', '\nExample:\n  $ gpc-assure certs --out ./certs --ssp proxy.example.nhs.uk --keys rsa')
    .action((options: CertsOptions) => certs(options))

/** An http or https address without the slash at its end. */
function webAddress(text: string): string {
  if (!/^https?:\/\/[^/\s?#]+(\/[^\s?#]+)*\/?$/.test(text)) throw new InvalidArgumentError('It has to be an http URL.')
  return text.replace(/\/$/, '')
}

async function certs({ out, ssp, consumer, provider, also, keys, revocationUrl }: CertsOptions): Promise<void> {
  const pki = await makeTestPki({
    names: { ...(ssp && { ssp }), ...(consumer && { consumer }), ...(provider && { provider }) },
    alsoFor: also,
    algorithm: keys,
    ...(revocationUrl && { revocationUrl }),
  })
  const folder = secretFolder(out)
  const files = await certificateFiles(pki, ['consumer', 'ssp', 'provider'])
  for (const { name, text } of files) folder.write(name, text)
  const width = Math.max(...files.map(({ name }) => name.length))
  console.log(files.map(({ name, says }) => `${name.padEnd(width)}  ${says}`).join('\n'))
  if (revocationUrl)
    console.log(
      `\nAt ${revocationUrl}/ca.crl the list has to stand in DER: openssl crl -in ca.crl -outform DER. ` +
        'A responder for OCSP runs with "gpc-assure serve", for its own authority.',
    )
  console.log(`\nIn ${folder.path}; valid for 30 days. Never trust this authority outside a test system.`)
}
