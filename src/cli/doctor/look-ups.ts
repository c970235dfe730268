import { standardFacts, type Variant } from '../../catalogue/index.js'
import { splitLdapUrl } from '../../spine/index.js'
import { directoryOf, knownOf, locate, lookedUpBy, practiceOf, type Known } from '../../target/locate.js'
import type { FileContext } from '../../target/credentials.js'
import type { DirectoryNames, RemoteFile, EndpointAddress } from '../../target/schema.js'
import { address, type Limits, type TlsIdentity } from '../../transport/index.js'
import { adviceOn, failed } from './advice.js'
import { tryHop, type HopToTry } from './connection.js'
import { identityOf, type Names } from './identities.js'
import { lookUpIn, registrationProbe } from './registrations.js'
import type { Outcome, Tell } from './probe.js'

/** What every probe of a target file needs. */
export interface Ward {
  readonly file: RemoteFile
  readonly variant: Variant
  readonly around: FileContext
  readonly limits: Limits
  readonly now: Date
  readonly tell: Tell
}

const NOT_NAMED = 'the target file names none'

/**
 * Finds the provider as a run would, and says what the look-ups gave. What the file says is looked up all the same.
 *
 * @returns undefined where it is not found
 */
export async function findProvider(ward: Ward): Promise<EndpointAddress | undefined> {
  const { file, around, tell } = ward
  try {
    const said = knownOf(file, around)
    const practice = await tryPds(ward)
    const known = { ...(practice === undefined ? {} : { odsCode: practice }), ...said }
    const { base, asid, odsCode } = { ...(await tryDirectory(ward, known)), ...known }
    return base === undefined || asid === undefined || odsCode === undefined ? undefined : { base, asid, odsCode }
  } catch (thrown) {
    tell(failed('target file', 'provider', thrown, true))
    return undefined
  }
}

async function tryPds(ward: Ward): Promise<string | undefined> {
  const { file, around, limits, now, tell } = ward
  const { pds } = file
  if (!pds) return skipped('PDS', NOT_NAMED, tell)
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

async function tryDirectory(ward: Ward, known: Known): Promise<EndpointAddress | undefined> {
  const { file, variant, around, limits, tell } = ward
  const { directory } = file
  if (!directory) return skipped('directory', NOT_NAMED, tell)
  const key = keyOf(known, variant)
  const whose = key.asid ?? key.odsCode
  if (!(await stands(directory, ward))) return undefined
  if (whose === undefined) return skipped('directory', 'the practice is not known: see above', tell)
  const tried = `${whose}, ${lookedUpBy(file, variant)}`
  try {
    const located = await locate({ ...file, provider: key, pds: undefined }, around, limits, variant)
    const differs = (['base', 'asid', 'odsCode'] as const).filter((k) => (known[k] ?? located[k]) !== located[k])
    const found = `${located.base}, ASID ${located.asid}${located.note === undefined ? '' : `; ${located.note}`}`
    const advice = `the target file says otherwise (provider.${differs.join(', provider.')}), and counts: is that meant?`
    if (located.registered !== undefined) tell({ hop: 'directory', tried, ...registeredOtherwise(located.registered) })
    if (differs.length === 0) tell({ hop: 'directory', tried, health: 'ok', found })
    else tell({ hop: 'directory', tried, health: 'warn', found, advice })
    if ('table' in directory) return located
    const offered = variant.interactions.filter(({ id }) => !file.declares.unsupported.includes(id))
    const look = lookUpIn(directoryOf(file, around, limits), key)
    tell(await registrationProbe(look, { ...variant, interactions: offered }, located.base, around.wait))
    return located
  } catch (thrown) {
    tell(failed('directory', tried, thrown))
    return undefined
  }
}

/**
 * A slash or blanks beside the root: harmless to a look-up that takes them off, and a breach of the rules all the same.
 */
const registeredOtherwise = (registered: string): Outcome => ({
  health: 'warn',
  found: `the endpoint is registered as "${registered}" and used without what is beside the service root (SPINE-HTTP-010)`,
  ...adviceOn('directory-bad-endpoint'),
})

/** By what the directory is asked: the ODS code, or the ASID where the standard or the file has it so. */
function keyOf({ asid, odsCode }: Known, { standard }: Variant): Known {
  const byAsid = asid !== undefined && (odsCode === undefined || standardFacts(standard).lookup === 'asid')
  return { ...(odsCode === undefined ? {} : { odsCode }), ...(byAsid ? { asid } : {}) }
}

/** Tries the connection to a directory; a table needs none. */
async function stands(directory: DirectoryNames, { around, limits, now, tell }: Ward): Promise<boolean> {
  if ('table' in directory) return true
  const identity = identityOf(namesOf(directory), 'directory', around, now, tell)
  if (!identity) return false
  const hop = 'ldap' in directory ? ldapHop(directory.ldap, identity) : { ...address(directory.fhir), identity }
  return tryHop({ name: 'directory', ...hop }, limits.connectMs, now, tell)
}

const namesOf = (directory: Exclude<DirectoryNames, { table: unknown }>): Names =>
  'ldap' in directory ? directory : { ca: directory.ca }

function ldapHop(url: string, identity: TlsIdentity): Omit<HopToTry, 'name'> {
  const { secure, host, port } = splitLdapUrl(url) ?? { secure: false, host: url, port: 389 }
  return { host, port, alpn: [], ...(secure ? { identity } : {}) }
}

function skipped(hop: string, found: string, tell: Tell): undefined {
  tell({ hop, tried: 'look-up', health: 'skipped', found })
}
