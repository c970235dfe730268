import { asString, GpcError, isObject, objects, uuid, type HeaderField } from '../../core/index.js'
import type { Limits, TlsIdentity } from '../../transport/index.js'
import { theirWords } from '../national/their-words.js'
import { getJson } from '../national/get-json.js'
import { paths } from '../national/systems.js'

export interface PdsOptions {
  /** Scheme and host, such as `https://int.api.service.nhs.uk`. */
  readonly url: string
  /** The access token; the sandbox wants none. */
  readonly token?: string
  readonly identity: TlsIdentity
  readonly limits: Limits
}

/** What PDS says of an NHS number. */
export interface Traced {
  /** The number that counts now: another one than was asked for where that was superseded. */
  readonly nhsNumber: string
  /** ODS code of the practice where the patient is registered. */
  readonly odsCode: string
}

/**
 * Asks PDS for the practice at which a patient is registered: step 0 of every look-up (spec facts section 5.1).
 *
 * @throws GpcError that names the service and what is wrong: down, slow, unknown number, no practice shown
 */
export async function registeredPractice(
  nhsNumber: string,
  { url, token, identity, limits }: PdsOptions,
): Promise<Traced> {
  const trouble = (code: string, problem: string): GpcError =>
    new GpcError(code, `PDS ${url}: ${nhsNumber}: ${problem}`)
  if (!/^\d{10}$/.test(nhsNumber)) throw trouble('pds-bad-number', 'an NHS number has 10 digits')
  const fields: HeaderField[] = [['X-Request-ID', uuid()]]
  if (token !== undefined) fields.push(['Authorization', `Bearer ${token}`])
  const answer = await getJson(`${url}${paths.demographics}/Patient/${nhsNumber}`, fields, identity, limits)
  if ('problem' in answer) throw trouble('pds-down', answer.problem)
  const { status, body } = answer
  if (status !== 200) throw trouble('pds-refused', `${status} ${theirWords(body)}`)
  const practices = objects(body['generalPractitioner']).map(
    (gp) => isObject(gp['identifier']) && asString(gp['identifier']['value']),
  )
  const [odsCode] = practices.filter((code) => typeof code === 'string')
  // A restricted patient has none: PDS leaves it out.
  if (!odsCode) throw trouble('pds-no-practice', 'no registered practice is shown')
  return { nhsNumber: asString(body['id']) ?? nhsNumber, odsCode }
}
