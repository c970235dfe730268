import { systems } from '../../../catalogue/index.js'
import { asString, isObject, objects, type JsonObject } from '../../../core/index.js'
import { readDocument, sniffFormat } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'

/** The parameters that the request carried, read from its bytes; none where it carried none that can be read. */
export function sentParameters({ exchange }: Answer): JsonObject[] {
  const { body } = exchange.request
  if (!body || body.length === 0) return []
  const { resource } = readDocument(body, sniffFormat(new TextDecoder().decode(body)))
  return objects(resource?.['parameter'])
}

/** The Patient that the request carried; undefined where it carried none that can be read. */
export function sentPatient(answer: Answer): JsonObject | undefined {
  const [first] = sentParameters(answer)
  return isObject(first?.['resource']) ? first['resource'] : undefined
}

/** Members of a list of the Patient that was sent. */
export const sentList = (answer: Answer, element: string): JsonObject[] => objects(sentPatient(answer)?.[element])

/** The value of the first NHS number of a Patient. */
export const nhsNumberOf = (patient: JsonObject | undefined): string | undefined =>
  objects(patient?.['identifier'])
    .filter(({ system }) => system === systems.nhsNumber)
    .map(({ value }) => asString(value))[0]
