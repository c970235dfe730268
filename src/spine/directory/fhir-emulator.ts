import type { JsonObject } from '../../core/index.js'
import { searchset, trouble, type Reply } from '../national/reply.js'
import { national } from '../national/systems.js'
import { registered } from '../ssp/registry.js'
import type { TableEntry } from './table.js'

/** What a search asks for, by identifier system. */
type Tokens = ReadonlyMap<string, string>

const MAKE: Readonly<Record<string, (entry: TableEntry, asked: Tokens) => JsonObject>> = {
  Endpoint: ({ base, partyKey }, asked) => ({
    resourceType: 'Endpoint',
    id: `endpoint-${partyKey}`,
    identifier: [{ system: national.partyKey, value: partyKey }],
    status: 'active',
    connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
    payloadType: [{ coding: [{ system: national.interaction, code: asked.get(national.interaction) ?? '' }] }],
    address: base,
  }),
  Device: ({ asid, partyKey, odsCode }) => ({
    resourceType: 'Device',
    id: `device-${asid}`,
    identifier: [
      { system: national.asid, value: asid },
      { system: national.partyKey, value: partyKey },
    ],
    owner: { identifier: { system: national.ods, value: odsCode } },
  }),
}

/**
 * The FHIR API of the Spine Directory Service over a table: searches of Endpoint and Device.
 *
 * @param path - below the service's root, such as `/Endpoint`
 */
export function directoryReply(entries: readonly TableEntry[], path: string, query: URLSearchParams): Reply {
  const type = path.slice(1)
  const make = Object.hasOwn(MAKE, type) ? MAKE[type] : undefined
  if (!make) return trouble(404, 'not-found', `no such resource type: ${path}`)
  const asked = new Map([...query.getAll('organization'), ...query.getAll('identifier')].map(systemAndValue))
  const [odsCode, interactionId] = [asked.get(national.ods), asked.get(national.interaction)]
  if (!odsCode || !interactionId)
    return trouble(400, 'required', 'organization and interaction identifier are required')
  const partyKey = asked.get(national.partyKey)
  const found = entries.filter(
    (e) =>
      e.odsCode === odsCode &&
      registered(e.interactions, interactionId) &&
      (partyKey === undefined || e.partyKey === partyKey),
  )
  return searchset(found.map((entry) => make(entry, asked)))
}

const systemAndValue = (token: string): [string, string] => {
  const bar = token.indexOf('|')
  return [token.slice(0, bar), token.slice(bar + 1)]
}
