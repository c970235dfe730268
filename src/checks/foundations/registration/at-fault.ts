import { asArray, asString, isObject, objects, words, type Json, type JsonObject } from '../../../core/index.js'
import { isNhsNumber } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'
import { nhsNumberOf, sentParameters, sentPatient } from './sent.js'

/** A part of a registration that can be at fault, told from what was sent, and the names that it goes by. */
interface Part {
  readonly isAtFault: (patient: JsonObject) => boolean
  readonly names: readonly string[]
}

const official = ({ name }: JsonObject): JsonObject[] => objects(name).filter(({ use }) => use === 'official')

const lacks = (element: string) => (one: JsonObject) => one[element] === undefined || one[element] === ''

/** The minimum details: each has to be there, sound, and there once. Spec facts section 9.4. */
const MINIMUM: readonly Part[] = [
  {
    isAtFault: (patient) => objects(patient['identifier']).length === 0 || nhsNumberOf(patient) === undefined,
    names: words('identifier nhsnumber system'),
  },
  {
    isAtFault: (patient) => !isNhsNumber(nhsNumberOf(patient) ?? ''),
    names: words('identifier nhsnumber'),
  },
  {
    isAtFault: (patient) => official(patient).length !== 1,
    names: words('name official officialname'),
  },
  { isAtFault: (patient) => official(patient).some(lacks('family')), names: words('name family familyname surname') },
  { isAtFault: (patient) => official(patient).some(lacks('given')), names: words('name given givenname forename') },
  { isAtFault: lacks('birthDate'), names: words('birthdate dateofbirth dob') },
  {
    isAtFault: ({ gender = 'unknown' }) => !words('male female other unknown').includes(asString(gender) ?? ''),
    names: ['gender'],
  },
  {
    isAtFault: ({ meta }) => !isObject(meta) || asArray(meta['profile']).length === 0,
    names: words('profile meta'),
  },
]

/** What a registration without a Patient, or with more than that, is to be told by. */
const PARAMETERS = words('parameter parameters registerpatient resource resourcetype patient bundle practitioner body')

/** What every registration has, so that its being there is no fault. */
const OF_ALL = words('resourceType id meta text identifier name birthDate gender')

/** The name of an extension, as people call it: without what all of them have in their URL. */
const extensionName = (url: string): string => url.replace(/^.*\/(?:Extension-CareConnect-GPC-)?|-\d+$/g, '')

/** Names of what stands beyond the minimum: elements, extensions with their parts, kinds of telecom. */
const namesBeyond = ([element, value]: readonly [string, Json | undefined]): string[] => {
  const each = objects(value)
  if (element === 'extension') return each.flatMap(extensionNames)
  const kinds = element === 'telecom' ? each.flatMap(({ system }) => asString(system) ?? []) : []
  return [element, ...kinds]
}

const extensionNames = ({ url, extension }: JsonObject): string[] => [
  extensionName(asString(url) ?? ''),
  ...objects(extension).flatMap(extensionNames),
]

/**
 * By which names the part of a registration can be told that is at fault, in lower case and without blanks: of a
 * minimum detail that is missing or wrong, else of what was sent beyond the minimum.
 */
export function namesOfTheFault(answer: Answer): string[] {
  const patient = sentPatient(answer)
  const [{ name } = {}, ...more] = sentParameters(answer)
  if (patient?.['resourceType'] !== 'Patient' || name !== 'registerPatient' || more.length > 0) return PARAMETERS
  const missing = MINIMUM.filter(({ isAtFault }) => isAtFault(patient)).flatMap(({ names }) => names)
  if (missing.length > 0) return missing
  const beyond = Object.entries(patient).filter(([element]) => !OF_ALL.includes(element))
  return beyond.flatMap(namesBeyond).map((one) => one.toLowerCase())
}
