import { blocked, broken, isObject, noted, ok, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { resources, show } from '../resource/located.js'
import { differences } from './as-found.js'

/** A text that breaks its format's own rules cannot be compared; another check says so. */
const isSound = ({ document }: Answer): boolean => !document?.problems.some((p) => p.severity === 'error')

/** Whether the version stays the same is the business of another check. */
const unversioned = (resource: JsonObject): JsonObject => {
  const meta = isObject(resource.meta) ? resource.meta : {}
  return { ...resource, meta: Object.fromEntries(Object.entries(meta).filter(([key]) => key !== 'versionId')) }
}

/**
 * SPINE-HTTP-020. The XML of a resource says what its JSON said before. A supplier that serves no XML and declares none
 * is not judged.
 */
export const xmlTellsWhatJsonTells: Check = {
  id: 'xml-tells-what-json-tells',
  reqs: ['SPINE-HTTP-020', 'SPINE-HTTP-043'],
  judge(answer, { earlier, declared, interaction: { resource: type } }) {
    const inJson = earlier ? resources(earlier, type) : []
    if (!earlier || inJson.length === 0) return blocked(`The JSON answer before holds no ${type} to compare with.`)
    if (answer.status === 415 && !declared.xml) return noted({ at: 'status', note: 'The supplier declares no XML.' })
    if (!isSound(earlier) || !isSound(answer)) return noted({ note: 'One of the two breaks the rules of its format.' })
    const inXml = resources(answer, type)
    return inJson.map(({ value, path }) => {
      const other = inXml.find((l) => l.value.id === value.id)
      if (!other) return broken({ at: path, expected: `${type}/${show(value.id)} in XML`, received: 'absent' })
      const different = differences(unversioned(value), unversioned(other.value))
      if (different.length === 0) return ok()
      return broken({ at: other.path, expected: 'what the JSON said', received: `differs in ${different.join(', ')}` })
    })
  },
}
