import type { Variant } from '../catalogue/index.js'
import { isOwnMachine, isPlain, systemClock, type Clock } from '../core/index.js'
import { createSender } from '../transport/index.js'
import { limitsOf } from './limits.js'
import type { LoadedTarget } from './load.js'
import { environment } from './credentials.js'
import { readIdentities } from './identities.js'
import { directoryOf, locate } from './locate.js'
import { peopleOf, shareOf, type Share } from './people.js'
import { recordOf } from './records.js'
import { openServerTokens } from './server-tokens.js'
import type { Target } from './target.js'
import { openRoutes } from './routes.js'

/**
 * Opens a system somewhere else, by the routes that its file names.
 *
 * @param variant - says the form of the tokens where the file does not
 * @param env - where the file's environment names are looked up
 * @param part - of a run that is spread over several jobs, the part that falls to this one
 * @throws GpcError for certificates and keys that cannot be used, before anything is sent, and for a provider that
 *   cannot be found
 */
export async function openRemote(
  loaded: LoadedTarget,
  {
    clock,
    env = process.env,
    variant,
    part,
  }: { clock?: Clock; env?: NodeJS.ProcessEnv; variant?: Variant; part?: Share } = {},
): Promise<Target> {
  const { file, path, folder } = loaded
  const around = { file: path, folder, env, ...(clock ? { clock } : {}) }
  const limits = limitsOf(file)
  const tokensFor = (base: string) =>
    file.authServer && openServerTokens(file.authServer, base, around, limits, clock ?? systemClock)
  const identities = readIdentities(file, around, [
    () => tokensFor(''),
    () => file.directory && directoryOf(file, around, limits),
    () => file.pds?.token && environment(file.pds.token.env, 'pds.token', around),
  ])
  const address = await locate(file, around, limits, variant)
  const { base: called, asid, odsCode, registered } = address
  const base = file.provider.publishedBase ?? called
  const routes = await openRoutes(file, address, identities, around, limits)
  const issuer = tokensFor(base)
  const sender = createSender({
    routes: routes.open,
    limits,
    ...(clock ? { clock } : {}),
    ...(issuer ? { issuer } : {}),
  })
  return {
    label: file.label,
    base,
    ...(called === base ? {} : { called }),
    ...(registered === undefined ? {} : { registered }),
    unpublished: file.provider.publishedBase === undefined && isOwnMachine(called),
    odsCode,
    providerAsid: asid,
    consumer: file.consumer,
    declared: file.declares,
    canGoDirect: routes.open.direct !== undefined,
    notes: notesOn(base, called),
    plain: isPlain(called),
    tokens: file.tokens ?? (file.authServer ? 'signed' : (variant?.tokens ?? 'unsigned')),
    record: (kind, role) => recordOf(file, kind, role),
    people: peopleOf(file.register, shareOf(env, part)),
    send: (plan) => sender.send(plan),
    async close() {
      await sender.close()
      await routes.close()
    },
  }
}

/** What a reader of the report has to know before its figures. */
const notesOn = (published: string, called: string): string[] => [
  ...(isPlain(called)
    ? [
        `Called without TLS, at ${called}, on a developer's own machine: the rules on TLS and certificates are not ` +
          'applicable, and nothing here says that they hold.',
      ]
    : []),
  ...(published === called ? [] : [`Called at ${called}; judged as what is published as ${published}.`]),
]
