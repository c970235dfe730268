import {
  directoryError,
  theOne,
  usableAsid,
  usableEndpoint,
  type Asked,
  type AskedByAsid,
  type Directory,
  type Located,
} from './directory.js'
import {
  asOfPartyKey,
  asOfPractice,
  filterText,
  mhsOfPartyKey,
  mhsOfPractice,
  recordOfAsid,
  type Query,
} from './ldap/query.js'
import { LdapTrouble, openLdap, type LdapOptions, type LdapRecord, type LdapSession } from './ldap/session.js'

/** Which record is looked up first: the specification's order since 1.2.3, or the older one (SPINE-SDS-009). */
export type LdapOrder = 'mhs-first' | 'as-first'

export interface LdapDirectoryOptions extends LdapOptions {
  /** `mhs-first` where absent. */
  readonly order?: LdapOrder
}

/** Finds one record and hands out its attributes. */
type Step = (query: Query) => Promise<(attribute: string) => string | undefined>

/**
 * The Spine Directory Service by LDAP (spec facts section 5.1; for an ASID section 1 of those of the other products).
 * A look-up is one connection and two searches.
 */
export function ldapDirectory(options: LdapDirectoryOptions): Directory {
  const { url, order = 'mhs-first' } = options
  return {
    name: url,
    find: (asked) =>
      looking(options, asked, (step) =>
        order === 'mhs-first' ? mhsFirst(step, url, asked) : asFirst(step, url, asked),
      ),
    findByAsid: (asked) =>
      looking(options, asked, async (step) => {
        const system = await step(recordOfAsid(asked.asid))
        const root = await endpointOf(step, system('nhsMhsPartyKey'), url, asked)
        const odsCode = system('nhsIDCode')
        return { ...root, asid: usableAsid(asked.asid, url, asked), ...(odsCode ? { odsCode } : {}) }
      }),
  }
}

async function mhsFirst(step: Step, url: string, asked: Asked): Promise<Located> {
  const mhs = await step(mhsOfPractice(asked))
  const root = usableEndpoint(mhs('nhsMhsEndPoint'), url, asked)
  const system = await step(asOfPartyKey(asked.odsCode, keyed(mhs('nhsMhsPartyKey'), url, asked)))
  return { ...root, asid: usableAsid(system('uniqueIdentifier'), url, asked) }
}

async function asFirst(step: Step, url: string, asked: Asked): Promise<Located> {
  const system = await step(asOfPractice(asked))
  const asid = usableAsid(system('uniqueIdentifier'), url, asked)
  return { ...(await endpointOf(step, system('nhsMhsPartyKey'), url, asked)), asid }
}

async function endpointOf(
  step: Step,
  partyKey: string | undefined,
  url: string,
  asked: Asked | AskedByAsid,
): Promise<Pick<Located, 'base' | 'registered'>> {
  const mhs = await step(mhsOfPartyKey(keyed(partyKey, url, asked), asked.interactionId))
  return usableEndpoint(mhs('nhsMhsEndPoint'), url, asked)
}

function keyed(partyKey: string | undefined, url: string, asked: Asked | AskedByAsid): string {
  if (partyKey) return partyKey
  throw directoryError('directory-no-party-key', url, asked, 'the entry has no party key')
}

async function looking(
  options: LdapOptions,
  asked: Asked | AskedByAsid,
  look: (step: Step) => Promise<Located>,
): Promise<Located> {
  const { url } = options
  const references = new Set<string>()
  let session: LdapSession | undefined
  try {
    session = await openLdap(options)
    const located = await look(stepOf(session, url, asked, references))
    const also = [...references].join(', ')
    return also === '' ? located : { ...located, note: `the directory also refers to ${also}, which was not asked` }
  } catch (thrown) {
    if (thrown instanceof LdapTrouble) throw directoryError(thrown.code, url, asked, thrown.message)
    throw thrown
  } finally {
    await session?.close()
  }
}

const stepOf =
  (session: LdapSession, url: string, asked: Asked | AskedByAsid, references: Set<string>): Step =>
  async (query) => {
    const found = await session.search(query)
    for (const reference of found.references) references.add(reference)
    const what = `${query.what} for ${filterText(query)}`
    if (found.records.length === 0 && found.references.length > 0) {
      const problem = `no ${what}, only a reference to ${found.references.join(', ')}; referrals are not followed`
      throw directoryError('directory-referral', url, asked, problem)
    }
    const record: LdapRecord = theOne(found.records, what, url, asked)
    return (attribute) => {
      const values = [...new Set(record(attribute))]
      return values.length > 1 ? theOne(values, attribute, url, asked) : values[0]
    }
  }
