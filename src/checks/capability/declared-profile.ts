import { asArray, broken, isObject, noted, ok } from '../../core/index.js'
import { statementOf } from './statement.js'
import { show } from '../toolkit/located.js'
import { ofEach } from '../toolkit/make.js'

/**
 * SPINE-FHIR-008. A resource is marked with a profile that the capability statement declares for its type. The
 * statement is the earlier answer; a type without a declared profile is not judged.
 */
export const profileIsDeclared = ofEach(
  { id: 'profile-is-one-that-the-capability-statement-declares', reqs: ['SPINE-FHIR-008'], needs: ['comparedWith'] },
  ({ value, path }, { comparedWith }) => {
    const own = new RegExp(`-${show(value.resourceType)}-\\d+$`)
    const declared = (comparedWith ? (statementOf(comparedWith)?.profiles ?? []) : []).filter((url) => own.test(url))
    const profiles = isObject(value.meta) ? asArray(value.meta.profile) : []
    if (declared.length === 0) {
      return noted({ at: path, note: 'The capability statement declares no profile for this type.' })
    }
    return declared.some((url) => profiles.includes(url))
      ? ok()
      : broken({ at: `${path}.meta.profile`, expected: declared.join(' or '), received: show(profiles) })
  },
)
