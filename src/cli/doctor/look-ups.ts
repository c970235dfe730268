import { directoryOf, lookedUpBy, practiceOf } from '../../target/locate.js'
import type { Surroundings } from '../../target/material.js'
import type { RemoteFile, Whereabouts } from '../../target/schema.js'
import { splitLdapUrl } from '../../spine/index.js'
import { address, type Limits } from '../../transport/index.js'
import { failed } from './advice.js'
import { tryHop, type HopToTry } from './connection.js'
import { identityOf } from './identities.js'
import type { Tell } from './probe.js'

/** What every probe of a target file needs. */
export interface Ward {
  readonly file: RemoteFile
  readonly around: Surroundings
  readonly limits: Limits
  readonly now: Date
  readonly tell: Tell
}

/**
 * Finds the provider as a run would, and says what the look-ups gave.
 *
 * @returns undefined where it is not found
 */
export async function findProvider(ward: Ward): Promise<Whereabouts | undefined> {
  const { provider } = ward.file
  const practice = await tryPds(ward)
  const odsCode = provider.odsCode ?? practice
  const found = odsCode === undefined ? undefined : await tryDirectory(ward, odsCode)
  const [base, asid] = [provider.base ?? found?.base, provider.asid ?? found?.asid]
  return odsCode === undefined || base === undefined || asid === undefined ? undefined : { base, asid, odsCode }
}

async function tryPds(ward: Ward): Promise<string | undefined> {
  const { file, around, limits, now, tell } = ward
  const { pds } = file
  if (!pds) return notNamed('PDS', tell)
  const identity = identityOf(pds.ca === undefined ? {} : { ca: pds.ca }, 'pds', around, now, tell)
  if (!identity || !(await tryHop({ name: 'PDS', ...address(pds.url), identity }, limits.connectMs, now, tell)))
    return undefined
  const tried = `practice of ${pds.nhsNumber}`
  try {
    const odsCode = await practiceOf(file, around, limits)
    tell({ hop: 'PDS', tried, health: 'ok', found: `registered at ${odsCode}` })
    return odsCode
  } catch (thrown) {
    tell(failed('PDS', tried, thrown))
    return undefined
  }
}

async function tryDirectory(ward: Ward, odsCode: string): Promise<{ base: string; asid: string } | undefined> {
  const { file, around, limits, now, tell } = ward
  const { directory, provider } = file
  if (!directory) return notNamed('directory', tell)
  if (!('table' in directory)) {
    const { certificate, key, passphrase, ca } = {
      certificate: undefined,
      key: undefined,
      passphrase: undefined,
      ...directory,
    }
    const names = {
      ...(certificate && { certificate }),
      ...(key && { key }),
      ...(passphrase && { passphrase }),
      ...(ca && { ca }),
    }
    const identity = identityOf(names, 'directory', around, now, tell)
    const url = 'ldap' in directory ? directory.ldap : directory.fhir
    if (!identity || !(await tryHop({ ...hopOf(url), ...withTls(url, identity) }, limits.connectMs, now, tell)))
      return undefined
  }
  const tried = `${odsCode}, ${lookedUpBy(file)}`
  try {
    const located = await directoryOf(file, around, limits).find({ odsCode, interactionId: lookedUpBy(file) })
    const differs = (['base', 'asid'] as const).filter((k) => provider[k] !== undefined && provider[k] !== located[k])
    const found = `${located.base}, ASID ${located.asid}${located.note === undefined ? '' : `; ${located.note}`}`
    if (differs.length === 0) tell({ hop: 'directory', tried, health: 'ok', found })
    else {
      const advice = `the target file says otherwise (provider.${differs.join(', provider.')}), and counts: is that meant?`
      tell({ hop: 'directory', tried, health: 'warn', found, advice })
    }
    return located
  } catch (thrown) {
    tell(failed('directory', tried, thrown))
    return undefined
  }
}

const hopOf = (url: string): HopToTry => {
  const ldap = splitLdapUrl(url)
  return ldap
    ? { name: 'directory', host: ldap.host, port: ldap.port, alpn: [] }
    : { name: 'directory', ...address(url) }
}

const withTls = (url: string, identity: NonNullable<HopToTry['identity']>): Pick<HopToTry, 'identity'> =>
  splitLdapUrl(url)?.secure === false ? {} : { identity }

function notNamed(hop: string, tell: Tell): undefined {
  tell({ hop, tried: 'look-up', health: 'skipped', found: 'the target file names none' })
}
