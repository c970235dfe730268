import { profile, systems } from '../../../../../catalogue/index.js'
import { asString, isObject, objects, type JsonObject, inWords } from '../../../../../core/index.js'
import { resourceOf } from '../../../../frame/body.js'
import type { ProviderRequest } from '../../../../frame/messages.js'

/** The parts of a registration that was sent, by what they mean. */

export const PARAMETER = 'registerPatient'
export const COMMUNICATION = profile('Extension-CareConnect-GPC-NHSCommunication-1')

/** The Patient of the first registerPatient parameter. */
export function sentPatient(request: ProviderRequest): JsonObject | undefined {
  const parameters = objects(resourceOf(request)?.['parameter'])
  const resource = parameters.find(({ name }) => name === PARAMETER)?.['resource']
  return isObject(resource) && resource['resourceType'] === 'Patient' ? resource : undefined
}

/** The NHS numbers among the identifiers. */
export const nhsNumbers = (patient: JsonObject): string[] =>
  objects(patient['identifier']).flatMap(({ system, value }) =>
    system === systems.nhsNumber ? [asString(value) ?? ''] : [],
  )

export const officialNames = (patient: JsonObject): JsonObject[] =>
  objects(patient['name']).filter(({ use }) => use === 'official')

/** `phone home`, `email`: what a telecom is for; one of each is allowed. */
export const telecomKind = ({ system, use }: JsonObject): string =>
  system === 'email' ? 'email' : `${inWords(system)} ${inWords(use)}`
