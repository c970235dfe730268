import { asString, objects, uuid, type JsonObject } from '../../core/index.js'
import type { Limits, TlsIdentity } from '../../transport/index.js'
import { getJson } from '../national/get-json.js'
import type { Pause } from '../national/patience.js'
import { national, paths } from '../national/systems.js'
import { theirWords } from '../national/their-words.js'
import { directoryError, theOne, usableAsid, usableEndpoint, type Asked, type Directory } from './directory.js'

export interface FhirDirectoryOptions {
  /** Scheme and host, such as `https://int.api.service.nhs.uk`. */
  readonly url: string
  readonly apiKey: string
  readonly identity: TlsIdentity
  readonly limits: Limits
  /** How a busy service is waited for; by the machine's timers where absent. */
  readonly wait?: Pause
}

/**
 * The Spine Directory Service by its FHIR API: Endpoint gives service root and party key, then Device gives the ASID
 * (section 8.1 of the spec facts of the other products).
 */
export function fhirDirectory({ url, apiKey, identity, limits, wait }: FhirDirectoryOptions): Directory {
  const search = async (type: 'Endpoint' | 'Device', query: readonly string[], asked: Asked): Promise<JsonObject[]> => {
    const whole = `${url}${paths.directory}/${type}?${query.join('&')}`
    const answer = await getJson(whole, [['apikey', apiKey], ['X-Correlation-Id', uuid()]], identity, limits, wait) // prettier-ignore
    if ('problem' in answer) {
      const code = answer.busy ? 'directory-busy' : 'directory-down'
      throw directoryError(code, url, asked, `${type}: ${answer.problem}`)
    }
    if (answer.status !== 200) {
      const code = answer.status >= 500 ? 'directory-down' : 'directory-refused'
      throw directoryError(code, url, asked, `${type}: ${answer.status} ${theirWords(answer.body)}`)
    }
    return objects(answer.body['entry']).map((e) => e['resource']).filter(isOf(type)) // prettier-ignore
  }
  return {
    name: url,
    async find(asked) {
      const practice = [
        token('organization', national.ods, asked.odsCode),
        token('identifier', national.interaction, asked.interactionId),
      ]
      const endpoint = theOne(await search('Endpoint', practice, asked), 'Endpoint', url, asked)
      const root = usableEndpoint(asString(endpoint['address']), url, asked)
      const partyKey = identifier(endpoint, national.partyKey)
      const keyed = partyKey === undefined ? practice : [...practice, token('identifier', national.partyKey, partyKey)]
      const device = theOne(await search('Device', keyed, asked), 'Device', url, asked)
      return { ...root, asid: usableAsid(identifier(device, national.asid), url, asked) }
    },
    findByAsid: (asked) =>
      Promise.reject(
        directoryError('directory-unable', url, asked, 'this API has no search by ASID: name the directory by LDAP'),
      ),
  }
}

/** A token parameter, its value quoted so that nothing in it can add to the query. */
const token = (name: string, system: string, value: string): string =>
  `${name}=${encodeURIComponent(`${system}|${value}`)}`

const isOf =
  (type: string) =>
  (resource: unknown): resource is JsonObject =>
    (resource as { resourceType?: unknown } | undefined)?.resourceType === type

/** The value of a resource's identifier of a system. */
export const identifier = (resource: JsonObject, system: string): string | undefined =>
  asString(objects(resource['identifier']).find((i) => i['system'] === system)?.['value'])
