import { gpConnectProfiles } from '../../catalogue/index.js'
import { asArray, asString, broken, isObject, ok } from '../../core/index.js'
import type { Check } from '../check.js'
import { typeOf } from '../toolkit/resources.js'
import { isError, isOutcome } from './issues.js'

const PROFILE = gpConnectProfiles['OperationOutcome'] as string

/** Every error is an OperationOutcome with an issue. */
export const errorIsAnOperationOutcome: Check = {
  id: 'error-is-an-operation-outcome',
  reqs: ['SPINE-ERR-001', 'SPINE-FHIR-042'],
  when: isError,
  judge(answer) {
    const { resource } = answer
    if (!isOutcome(answer))
      return broken({
        at: 'body',
        expected: 'an OperationOutcome',
        received: resource ? typeOf(resource, 'JSON without resourceType') : describe(answer.text),
      })
    if (asArray(resource?.['issue']).length > 0) return ok()
    return broken({ at: 'OperationOutcome.issue', expected: 'at least one issue', received: 'none' })
  },
}

/** Its meta.profile names GPConnect-OperationOutcome-1. */
export const errorNamesItsProfile: Check = {
  id: 'error-names-its-profile',
  reqs: ['SPINE-ERR-001', 'SPINE-FHIR-019', 'SPINE-FHIR-042'],
  when: (answer) => isError(answer) && isOutcome(answer),
  judge({ resource }) {
    const meta = resource?.['meta']
    const profiles = isObject(meta) ? asArray(meta['profile']).flatMap((p) => asString(p) ?? []) : []
    if (profiles.includes(PROFILE)) return ok()
    return broken({ at: 'OperationOutcome.meta.profile', expected: PROFILE, received: profiles.join(', ') || 'none' })
  },
}

const describe = (text: string): string => {
  const start = text.trim().slice(0, 60)
  return start === '' ? 'an empty body' : `a body that starts with ${JSON.stringify(start)}`
}
