import { GpcError } from '../../core/index.js'

/** What a look-up is about: one practice and one interaction (spec facts section 5.1). */
export interface Asked {
  readonly odsCode: string
  readonly interactionId: string
}

/** The same for one system: Care Connect takes its ASID from the Directory of Services. */
export interface AskedByAsid {
  readonly asid: string
  readonly interactionId: string
}

/** Where a practice's system is. */
export interface Located {
  /** `nhsMhsEndPoint`: the service root, as it is used. */
  readonly base: string
  /** The same as it is registered, where a slash or blanks beside it had to go first. */
  readonly registered?: string
  /** `uniqueIdentifier` of the AS record: Ssp-To. */
  readonly asid: string
  /** `nhsIDCode` of the AS record, where the look-up by ASID read it. */
  readonly odsCode?: string
  /** What the directory said beside the answer: other servers that it refers to, for example. */
  readonly note?: string
}

/** The Spine Directory Service, whichever way it is asked. */
export interface Directory {
  /** For messages: which directory this is. */
  readonly name: string
  /**
   * Finds the one system of a practice that serves an interaction.
   *
   * @throws GpcError that names the directory and what is wrong: down, slow, no entry, several, no usable endpoint
   */
  find(asked: Asked): Promise<Located>
  /**
   * Finds where the system of an ASID serves an interaction (spec facts of other products, section 1, Find Endpoint).
   *
   * @throws GpcError as {@link find}; also where this way of asking knows no ASIDs
   */
  findByAsid(asked: AskedByAsid): Promise<Located>
}

/** The subject of a look-up, for messages. */
const subjectOf = (asked: Asked | AskedByAsid): string =>
  'asid' in asked ? `ASID ${asked.asid}` : `ODS code ${asked.odsCode}`

/** A trouble with a look-up, in one line that names the directory and what was asked for. */
export const directoryError = (code: string, name: string, asked: Asked | AskedByAsid, problem: string): GpcError =>
  new GpcError(code, `directory ${name}: ${subjectOf(asked)}, interaction ${asked.interactionId}: ${problem}`)

/**
 * The one record that a step of the look-up has to find (SPINE-SDS-011).
 *
 * @param what - the kind of record, for messages
 */
export function theOne<T>(records: readonly T[], what: string, name: string, asked: Asked | AskedByAsid): T {
  const [first, second] = records
  if (first === undefined) throw directoryError('directory-no-entry', name, asked, `no ${what}`)
  if (second === undefined) return first
  throw directoryError(
    'directory-ambiguous',
    name,
    asked,
    `${records.length} records of the kind "${what}" where one is due`,
  )
}

/**
 * An endpoint as the registration rules want it: an https service root without a slash at its end (section 5.2). One
 * with a slash or blanks beside it can be used without them, and what is registered is handed on to be judged.
 *
 * @throws GpcError for what is no https service root
 */
export function usableEndpoint(
  endpoint: string | undefined,
  name: string,
  asked: Asked | AskedByAsid,
): Pick<Located, 'base' | 'registered'> {
  const base = endpoint?.trim().replace(/\/+$/, '')
  const problem = !endpoint
    ? 'the entry has no endpoint'
    : !/^https:\/\/[^\s?#/][^\s?#]*$/.test(base ?? '')
      ? `the endpoint ${endpoint} is no https service root`
      : undefined
  if (problem !== undefined || !base) throw directoryError('directory-bad-endpoint', name, asked, problem ?? '')
  return { base, ...(base === endpoint || endpoint === undefined ? {} : { registered: endpoint }) }
}

/** An ASID as registered: twelve digits. */
export function usableAsid(asid: string | undefined, name: string, asked: Asked | AskedByAsid): string {
  if (asid !== undefined && /^\d{12}$/.test(asid)) return asid
  throw directoryError(
    'directory-bad-asid',
    name,
    asked,
    `the entry has ${asid ? `the ASID ${asid}` : 'no ASID'}, 12 digits are due`,
  )
}
