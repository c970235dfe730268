import { Command, Option } from 'commander'
import { defaultVariant } from '../catalogue/index.js'
import { writeFiles } from './serve/files.js'
import { secretFolder } from './serve/folder.js'
import { checkOptions, portOption, tokensOption, variantOption, type ServeOptions } from './serve/options.js'
import { report } from './serve/report.js'
import { startServed } from './serve/start.js'

/** `gpc-assure serve`: the reference provider, the SSP and the directory emulators until Ctrl-C. */
export const serveCommand = (): Command =>
  new Command('serve')
    .description('run the reference provider behind the SSP emulator until Ctrl-C, for a consumer or another run')
    .addOption(
      new Option('--variant <id>', 'product@version that the provider speaks')
        .argParser(variantOption)
        .default(defaultVariant(), defaultVariant().id),
    )
    .option(
      '--port <n>',
      'port of the SSP; provider, FHIR services, responder, LDAP and LDAPS take the next five, an authorisation server the one after (default: free ones)',
      portOption,
    )
    .option('--host <name>', 'name or address by which others reach this machine (default: this machine only)')
    .option(
      '--fault <id>',
      'turn a fault of the provider or the SSP on; may be repeated',
      (id: string, all: string[]) => [...all, id],
      [],
    )
    .option(
      '--dress <id>',
      'another server that is right: proxy-in-front, stock-java-fhir-server, ... (docs/dresses.md)',
    )
    .option(
      '--tokens <form>',
      'signed or unsigned, where the standard has both (default: as the variant)',
      tokensOption,
    )
    .option('--seed <file>', "the practice's records: a YAML file, or a folder of them")
    .option('--out <dir>', 'where certificates, keys and the target file go (default: a folder that goes away again)')
    .addHelpText(
      'after',
      '\nExample:\n  $ gpc-assure serve --port 4443 --out ./serve\n  $ gpc-assure run --target ./serve/target.yaml',
    )
    .action((options: ServeOptions) => serve(options))

async function serve(options: ServeOptions): Promise<void> {
  checkOptions(options)
  const folder = secretFolder(options.out)
  try {
    const audit = folder.log('audit.ndjson')
    const served = await startServed(options, (entry) => audit.add(JSON.stringify(entry)))
    try {
      const files = await writeFiles(folder, served, options)
      const stopped = new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve())
        process.once('SIGTERM', () => resolve())
      })
      console.log(await report(served, files, audit.path, options))
      await stopped
    } finally {
      await served.close()
      audit.close()
    }
  } finally {
    folder.dispose()
  }
}
