import { profile } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import { concept, present } from '../../frame/datatypes.js'

const LANGUAGES = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1'

/** Languages that people speak in the test data; a code without a name here is shown by its code. */
const NAMES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  bn: 'Bengali',
  cy: 'Welsh',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  gu: 'Gujarati',
  it: 'Italian',
  pa: 'Punjabi',
  pl: 'Polish',
  pt: 'Portuguese',
  q4: 'British Sign Language',
  ro: 'Romanian',
  so: 'Somali',
  ta: 'Tamil',
  tr: 'Turkish',
  ur: 'Urdu',
  zh: 'Chinese',
}

/** A language that a person speaks, as the NHSCommunication extension (spec facts section 8.3). */
export function nhsCommunication(code: string, preferred?: boolean, interpreterRequired?: boolean): JsonObject {
  const flag = (url: string, valueBoolean: boolean | undefined): JsonObject[] =>
    valueBoolean === undefined ? [] : [{ url, valueBoolean }]
  return present({
    url: profile('Extension-CareConnect-GPC-NHSCommunication-1'),
    extension: [
      { url: 'language', valueCodeableConcept: concept(LANGUAGES, code, NAMES[code] ?? code) },
      ...flag('preferred', preferred),
      ...flag('interpreterRequired', interpreterRequired),
    ],
  })
}
