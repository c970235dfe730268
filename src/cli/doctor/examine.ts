import { dirname } from 'node:path'
import { defaultVariant, findVariant, type Variant } from '../../catalogue/index.js'
import { isPlain, systemClock, type Hop } from '../../core/index.js'
import {
  loadEmbedded,
  loadTarget,
  openRemote,
  startEmbedded,
  type EmbeddedTarget,
  type LoadedTarget,
  type Target,
} from '../../target/index.js'
import type { Pause } from '../../spine/index.js'
import { limitsOf } from '../../target/limits.js'
import type { RemoteFile, EndpointAddress } from '../../target/schema.js'
import { address, type TlsIdentity } from '../../transport/index.js'
import { failed } from './advice.js'
import { tryStatement } from './answer.js'
import { askedBy, type Asked } from './asked.js'
import { tryAuthServer } from './auth-server.js'
import { tryHop, type HopToTry } from './connection.js'
import { identityOf } from './identities.js'
import { lookUpAll } from './look-up-all.js'
import { findProvider, type Ward } from './look-ups.js'
import type { Tell } from './probe.js'
import { recordProbes } from './records.js'

/**
 * Tries every hop of the system that a target file names, one after the other, as a run would go.
 *
 * @param wait - keeps the pace of the look-ups; by the machine's timers where absent
 */
export async function examineRemote(path: string, env: NodeJS.ProcessEnv, tell: Tell, wait?: Pause): Promise<void> {
  const loaded = load(path, tell)
  if (!loaded) return
  const { file } = loaded
  const now = systemClock.now()
  const around = { file: path, folder: dirname(path), env, ...(wait ? { wait } : {}) }
  const variant = variantOf(file)
  const ward: Ward = { file, variant, around, limits: limitsOf(file), now, tell }
  const ssp = file.ssp && identityOf(file.ssp, 'ssp', around, now, tell)
  const plain = isPlain(file.provider.base ?? '')
  const direct = file.direct && (plain ? { plain } : identityOf(file.direct, 'direct', around, now, tell))
  const found = await findProvider(ward)
  if (found) await tryAuthServer(ward, found.base)
  const asked = await askedBy(variant, { ...file.declares, plain })
  const standing = await tryRoutes(ward, found, { ssp, direct })
  const usable = (file.ssp === undefined || ssp) && (file.direct === undefined || direct)
  if (!found || !usable || standing.length === 0) {
    tell({
      hop: 'provider',
      tried: 'GET /metadata',
      health: 'skipped',
      found: 'what it takes is not in order: see above',
    })
  } else {
    await ask(loaded, found, variant, env, standing, tell, asked)
  }
  for (const probe of recordProbes(file, asked)) tell(probe)
}

function load(path: string, tell: Tell): LoadedTarget | undefined {
  try {
    const loaded = loadTarget(path)
    const { label, variant = `${defaultVariant().id} (none is named)` } = loaded.file
    tell({ hop: 'target file', tried: path, health: 'ok', found: `label ${label}, variant ${variant}` })
    return loaded
  } catch (thrown) {
    tell(failed('target file', path, thrown, true))
    return undefined
  }
}

/** @returns the routes on which the first connection stands */
async function tryRoutes(
  { file, limits, now, tell }: Ward,
  found: EndpointAddress | undefined,
  identities: { readonly ssp: TlsIdentity | undefined; readonly direct: TlsIdentity | undefined },
): Promise<Hop[]> {
  const stands = (name: string, url: string, identity: TlsIdentity): Promise<boolean> =>
    tryHop({ name, ...address(url), identity }, limits.connectMs, now, tell)
  const standing: Hop[] = []
  if (file.ssp && identities.ssp && (await stands('SSP', file.ssp.url, identities.ssp))) standing.push('ssp')
  if (found && identities.direct && (await stands('provider', found.base, identities.direct))) {
    // Without a real SSP our own stands in front of the provider.
    standing.push(...(file.ssp ? [] : (['ssp'] as const)), 'direct')
  }
  return standing
}

async function ask(
  loaded: LoadedTarget,
  provider: EndpointAddress,
  variant: Variant,
  env: NodeJS.ProcessEnv,
  standing: readonly Hop[],
  tell: Tell,
  asked: readonly Asked[],
): Promise<void> {
  // What was found is not looked up again.
  const { publishedBase } = loaded.file.provider
  const file: RemoteFile = { ...loaded.file, provider: { ...provider, publishedBase } }
  try {
    const target = await openRemote({ ...loaded, file }, { env, variant })
    await askOn(target, variant, standing, tell, asked)
  } catch (thrown) {
    tell(failed('provider', 'GET /metadata', thrown))
  }
}

async function askOn(
  target: Target,
  variant: Variant,
  hops: readonly Hop[],
  tell: Tell,
  asked: readonly Asked[],
): Promise<void> {
  try {
    for (const hop of hops) await tryStatement(target, variant, hop, tell)
    const [hop] = hops
    if (hop) await lookUpAll(target, variant, hop, asked, tell)
  } finally {
    await target.close()
  }
}

const variantOf = ({ variant }: Pick<RemoteFile, 'variant'>): Variant =>
  (variant === undefined ? undefined : findVariant(variant)) ?? defaultVariant()

/** The same for the embedded target, which needs no look-ups. */
export async function examineEmbedded(tell: Tell): Promise<void> {
  const variant = defaultVariant()
  const target = await startEmbedded({ variant })
  const { connectMs } = limitsOf(loadEmbedded())
  const now = systemClock.now()
  tell({ hop: 'target file', tried: 'embedded', health: 'ok', found: `label ${target.label}, variant ${variant.id}` })
  for (const hop of ['PDS', 'directory']) {
    tell({ hop, tried: 'look-up', health: 'skipped', found: 'the embedded provider needs none' })
  }
  for (const hop of hopsOf(target)) await tryHop(hop, connectMs, now, tell)
  await askOn(target, variant, ['ssp', 'direct'], tell, await askedBy(variant, target.declared))
}

function hopsOf({ base, sspUrl, pki }: EmbeddedTarget): HopToTry[] {
  const as = ({ cert, key }: TlsIdentity): TlsIdentity => ({
    ca: pki.authority.ca,
    ...(cert && { cert }),
    ...(key && { key }),
  })
  return [
    { name: 'SSP', ...address(sspUrl), identity: as(pki.consumer) },
    { name: 'provider', ...address(base), identity: as(pki.ssp) },
  ]
}
