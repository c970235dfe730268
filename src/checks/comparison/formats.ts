import { blocked, broken, noted, ok } from '../../core/index.js'
import type { Check } from '../check.js'
import { resources, show } from '../toolkit/located.js'
import { differences } from './as-found.js'
import { isSameResource } from './same-resource.js'

/**
 * SPINE-HTTP-020. The XML of a resource says what its JSON said before. A supplier that serves no XML and declares none
 * is not judged.
 */
export const xmlTellsWhatJsonTells: Check = {
  id: 'xml-tells-what-json-tells',
  reqs: ['SPINE-HTTP-020', 'SPINE-HTTP-043'],
  needs: ['comparedWith'],
  judge(answer, context) {
    const { comparedWith, declared, interaction } = context
    const { resource: type } = interaction
    const inJson = comparedWith ? resources(comparedWith, type) : []
    if (inJson.length === 0) return blocked(`The JSON answer before holds no ${type} to compare with.`)
    if (answer.status === 415 && !declared.xml) return noted({ at: 'status', note: 'The supplier declares no XML.' })
    const inXml = resources(answer, type)
    return inJson.map(({ value, path }) => {
      const other = inXml.find((l) => isSameResource(l.value, value))
      if (!other) return broken({ at: path, expected: `${type}/${show(value.id)} in XML`, received: 'absent' })
      const different = differences(value, other.value, context)
      if (different.length === 0) return ok()
      return broken({ at: other.path, expected: 'what the JSON said', received: `differs in ${different.join(', ')}` })
    })
  },
}
