import {
  asString,
  GpcError,
  isObject,
  objects,
  systemClock,
  uuid,
  type Clock,
  type HeaderField,
  type JsonObject,
} from '../../core/index.js'
import type { Limits, TlsIdentity } from '../../transport/index.js'
import { theirWords } from '../national/their-words.js'
import { getJson } from '../national/get-json.js'
import type { Pause } from '../national/patience.js'
import { national, paths } from '../national/systems.js'

export interface PdsOptions {
  /** Scheme and host, such as `https://int.api.service.nhs.uk`. */
  readonly url: string
  /** The access token; the sandbox wants none. */
  readonly token?: string
  readonly identity: TlsIdentity
  readonly limits: Limits
  readonly clock?: Clock
  /** How a busy service is waited for; by the machine's timers where absent. */
  readonly wait?: Pause
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
  { url, token, identity, limits, clock = systemClock, wait }: PdsOptions,
): Promise<Traced> {
  const trouble = (code: string, problem: string): GpcError =>
    new GpcError(code, `PDS ${url}: ${nhsNumber}: ${problem}`)
  if (!/^\d{10}$/.test(nhsNumber)) throw trouble('pds-bad-number', 'an NHS number has 10 digits')
  const fields: HeaderField[] = [['X-Request-ID', uuid()]]
  if (token !== undefined) fields.push(['Authorization', `Bearer ${token}`])
  const answer = await getJson(`${url}${paths.demographics}/Patient/${nhsNumber}`, fields, identity, limits, wait)
  if ('problem' in answer) throw trouble(answer.busy ? 'pds-busy' : 'pds-down', answer.problem)
  const { status, body } = answer
  if (status !== 200) throw trouble(status >= 500 ? 'pds-down' : 'pds-refused', `${status} ${theirWords(body)}`)
  const shown = practicesIn(body)
  const today = ukDay(clock.now())
  const odsCode = shown.find((practice) => holdsOn(practice, today))?.odsCode
  // A restricted patient has none: PDS leaves it out.
  if (!odsCode)
    throw trouble('pds-no-practice', `no registered practice is shown for today${shown.map(inWords).join(', ')}`)
  return { nhsNumber: asString(body['id']) ?? nhsNumber, odsCode }
}

/** A practice, and the days from and until which the patient is registered there. */
interface Registration {
  readonly odsCode: string
  readonly start: string | undefined
  readonly end: string | undefined
}

/** The practices that PDS shows, by their ODS codes: former ones and those to come may stand beside the one that is. */
const practicesIn = (patient: JsonObject): Registration[] =>
  objects(patient['generalPractitioner']).flatMap(({ identifier }) => {
    if (!isObject(identifier) || identifier['system'] !== national.ods) return []
    const odsCode = asString(identifier['value'])
    const { start, end } = isObject(identifier['period']) ? identifier['period'] : {}
    return odsCode ? [{ odsCode, start: dayOf(asString(start)), end: dayOf(asString(end)) }] : []
  })

/** Both ends belong to a period; a date may leave out day and month (FHIR R4, Period). */
const holdsOn = ({ start = '', end }: Registration, today: string): boolean =>
  start <= today && (end === undefined || today.slice(0, end.length) <= end)

const inWords = ({ odsCode, start, end }: Registration, index: number): string =>
  `${index === 0 ? ': ' : ''}${[odsCode, start && `from ${start}`, end && `until ${end}`].filter(Boolean).join(' ')}`

/** A practice's day is that of its clocks. */
const UK = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }) // prettier-ignore

const ukDay = (at: Date): string => UK.format(at)

/** The day of a date or of an instant. */
const dayOf = (value: string | undefined): string | undefined => {
  const at = value?.includes('T') ? new Date(value) : undefined
  return at && !Number.isNaN(at.getTime()) ? ukDay(at) : value
}
