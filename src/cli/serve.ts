import { Command, InvalidArgumentError } from 'commander'
import { defaultVariant, findVariant, type Variant } from '../catalogue/index.js'
import { GpcError, messageOf } from '../core/index.js'
import { listFaults, loadSeed } from '../provider/index.js'
import { makeEnds, type Audit } from '../spine/index.js'
import { startEmbedded, type EmbeddedTarget } from '../target/index.js'
import { readyCurl } from './serve/curl.js'
import { writeFiles, type ServeFiles } from './serve/files.js'
import { secretFolder } from './serve/folder.js'

interface ServeOptions {
  readonly variant: Variant
  readonly port?: number
  readonly host?: string
  readonly fault: readonly string[]
  readonly seed?: string
  readonly out?: string
}

const variantOption = (id: string): Variant => {
  const found = findVariant(id)
  if (!found) throw new InvalidArgumentError('No such variant: see "gpc-assure run --variant list".')
  return found
}

const portOption = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65534) throw new InvalidArgumentError('A port is 1 to 65534.')
  return port
}

/** `gpc-assure serve`: the reference provider and the SSP emulator until Ctrl-C. */
export const serveCommand = (): Command =>
  new Command('serve')
    .description('run the reference provider behind the SSP emulator until Ctrl-C, for a consumer or another run')
    .option('--variant <id>', 'product@version that the provider speaks', variantOption, defaultVariant())
    .option('--port <n>', 'port of the SSP; the provider takes the next one (default: free ones)', portOption)
    .option('--host <name>', 'name or address by which others reach this machine (default: this machine only)')
    .option('--fault <id>', 'turn a fault on; may be repeated', (id: string, all: string[]) => [...all, id], [])
    .option('--seed <file>', "the practice's records: a YAML file, or a folder of them")
    .option('--out <dir>', 'where certificates, keys and the target file go (default: a folder that goes away again)')
    .addHelpText(
      'after',
      '\nExample:\n  $ gpc-assure serve --port 4443 --out ./serve\n  $ gpc-assure run --target ./serve/target.yaml',
    )
    .action((options: ServeOptions) => serve(options))

async function serve(options: ServeOptions): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  checkFaults(options)
  const folder = secretFolder(options.out)
  const audit = folder.log('audit.ndjson')
  try {
    const served = await start(options, (entry) => audit.add(JSON.stringify(entry)))
    try {
      const files = await writeFiles(folder, served, options.variant.id, options.seed !== undefined)
      console.log(report(served, files, audit.path, options))
      await stopped
    } finally {
      await served.close()
    }
  } finally {
    audit.close()
    folder.dispose()
  }
}

function checkFaults({ variant, fault }: ServeOptions): void {
  const known = new Set(listFaults(variant.id).map(({ id }) => id))
  const unknown = fault.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new GpcError('fault-unknown', `--fault ${unknown}: ${variant.id} has no such fault: see gpc-assure list`)
}

async function start({ variant, port, host, fault, seed }: ServeOptions, audit: Audit): Promise<EmbeddedTarget> {
  try {
    return await startEmbedded({
      variant,
      faults: fault,
      audit,
      ends: await makeEnds(host === undefined ? {} : { alsoFor: [host] }),
      ...(seed === undefined ? {} : { seed: loadSeed(seed) }),
      ...(port === undefined ? {} : { ports: { ssp: port, provider: port + 1 } }),
      ...(host === undefined ? {} : { listen: { name: host, bind: '0.0.0.0' } }),
    })
  } catch (thrown) {
    if (thrown instanceof GpcError) throw thrown
    throw new GpcError('serve-not-started', `serve cannot start: ${messageOf(thrown)}`, 2, { cause: thrown })
  }
}

function report(
  served: EmbeddedTarget,
  files: ServeFiles,
  audit: string,
  { variant, host, fault }: ServeOptions,
): string {
  const rows: readonly (readonly [string, string])[] = [
    ['variant', variant.id],
    ['provider', served.base],
    ['SSP', `${served.sspUrl}/  (the provider's URL follows)`],
    ['Ssp-From', `${served.consumer.asid}  (${served.consumer.organisation}, ${served.consumer.odsCode})`],
    ['Ssp-To', `${served.providerAsid}  (${served.odsCode})`],
    ['authority', files.ca],
    ['consumer', `${files.consumer.cert}  ${files.consumer.key}`],
    ['as the SSP', `${files.ssp.cert}  ${files.ssp.key}`],
    ['target file', files.target],
    ['audit log', `${audit}  (a line for each request)`],
    ['faults', fault.length > 0 ? fault.join(', ') : 'none'],
    ['reachable', host === undefined ? 'from this machine only' : `from other machines, as ${host}: on all addresses`],
  ]
  return [
    ...rows.map(([label, value]) => `${label.padEnd(12)} ${value}`),
    '',
    'Try it (the token holds for five minutes):',
    readyCurl(served, files),
    '',
    `Assure it:   gpc-assure run --target ${files.target}`,
    'Ctrl-C ends it.',
  ].join('\n')
}
