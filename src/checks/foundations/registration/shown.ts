import {
  words,
  asString,
  blocked,
  broken,
  isObject,
  noted,
  ok,
  tolerated,
  type JsonObject,
  type Outcome,
} from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext } from '../../check.js'
import { differences } from '../../comparison/as-found.js'
import { resources, show } from '../../toolkit/located.js'
import { ofEach } from '../../toolkit/make.js'
import { nhsNumberOf } from './sent.js'

/**
 * What the provider shows of a patient when it is asked after a registration: the state is asked again, not believed.
 * Each check judges the answer to a find or a read by the rules of register patient; the answer before it, where one is
 * needed, is the registration's.
 */

const ofNumber = (answer: Answer, number: string | undefined): JsonObject[] =>
  resources(answer, 'Patient')
    .map((l) => l.value)
    .filter((patient) => nhsNumberOf(patient) === number)

/** True for an answer that tells whether there is such a patient. */
const isConclusive = ({ status, resource }: Answer): boolean =>
  (status === 200 && resource?.['resourceType'] === 'Bundle') || status === 404

/** Rows that say of a refused registration that it registers nobody. */
const NOBODY = words(`
  FND-REGPAT-003 FND-REGPAT-004 FND-REGPAT-009 FND-REGPAT-024 FND-REGPAT-029 FND-REGPAT-033 FND-REGPAT-034
  FND-REGPAT-035 FND-REGPAT-038
`)

/** After a refusal find patient shows nobody of that number, and so no record that was inactive before. */
export const nobodyIsRegistered: Check = {
  id: 'nobody-is-registered',
  reqs: NOBODY,
  byScenario: true,
  needs: ['asked', 'comparedWith'],
  judge(answer, { asked, comparedWith }) {
    if (comparedWith && comparedWith.status < 300)
      return noted({ note: 'The registration was served, which is tolerated here.' })
    if (!isConclusive(answer)) return blocked(`find patient answered ${answer.status}: nobody knows who is registered.`)
    const found = ofNumber(answer, asked?.value)
    if (found.length === 0) return ok()
    return broken({ at: 'Bundle.entry', expected: `no patient ${show(asked?.value)}`, received: `${found.length}` })
  },
}

const registered = ({ comparedWith }: CheckContext): JsonObject | undefined =>
  comparedWith && resources(comparedWith, 'Patient')[0]?.value

/** Find patient shows the patient of the registration, under the same logical id. */
const isFound: Check = {
  id: 'registered-patient-is-found',
  reqs: ['FND-REGPAT-042', 'FND-REGPAT-040', 'FND-REGPAT-050', 'FND-REGPAT-036'],
  needs: ['asked', 'comparedWith'],
  judge(answer, context) {
    const found = ofNumber(answer, context.asked?.value)
    const expected = asString(registered(context)?.['id'])
    if (found.length === 1 && expected !== undefined && found[0]?.['id'] === expected) return ok()
    const received = found.length === 0 ? `${answer.status}, nobody` : show(found.map(({ id }) => id))
    return broken({ at: 'Bundle.entry', expected: `the patient ${show(expected)}`, received })
  },
}

/** Read patient gives the version that the registration made. */
const isReadInItsVersion: Check = {
  id: 'registered-patient-is-read-in-its-version',
  reqs: ['FND-REGPAT-064', 'FND-REGPAT-042', 'FND-REGPAT-040'],
  needs: ['comparedWith'],
  judge(answer, context) {
    const meta = registered(context)?.['meta']
    const version = isObject(meta) ? asString(meta['versionId']) : undefined
    const expected = `W/"${version ?? ''}"`
    const received = answer.status === 200 ? show(answer.header('ETag')) : String(answer.status)
    return version !== undefined && received === expected ? ok() : broken({ at: 'header ETag', expected, received })
  },
}

/** Read patient gives what the registration gave. A difference warns: the page does not ask for equality in words. */
const isReadAsAnswered: Check = ofEach(
  { id: 'registered-patient-is-as-read', reqs: ['FND-REGPAT-077'], needs: ['comparedWith'], type: 'Patient' },
  ({ value, path }, context) => {
    const before = registered(context)
    if (!before) return blocked('The registration gave no Patient to compare with.')
    const different = differences(before, value, context)
    if (different.length === 0) return ok()
    return tolerated({
      at: path,
      expected: 'the Patient that the registration gave',
      received: `differs in ${different.join(', ')}`,
      note: 'No page says in so many words that a read gives what the registration gave.',
    })
  },
)

export const foundAfterRegistration: readonly Check[] = [isFound]
export const readAfterRegistration: readonly Check[] = [isReadInItsVersion, isReadAsAnswered]

/** After a duplicate was refused, the record is what it was before. */
export const firstRecordStands: Check = {
  id: 'first-record-stands',
  reqs: ['FND-REGPAT-039', 'FND-REGPAT-036'],
  needs: ['asked', 'comparedWith'],
  judge(answer, context): Outcome | Outcome[] {
    const before = registered(context)
    if (!before) return blocked('No record of the patient was found before.')
    const found = ofNumber(answer, context.asked?.value)
    const [only] = found
    if (found.length !== 1 || !only)
      return broken({ at: 'Bundle.entry', expected: 'one patient, as before', received: `${found.length}` })
    const different = differences(before, only, context)
    if (different.length === 0) return ok()
    return broken({ at: 'Bundle.entry', expected: 'as before', received: `differs in ${different.join(', ')}` })
  },
}

/** A record that was inactive comes back under the logical id that it had, where the target file knows it. */
export const reactivatedRecordKeepsItsId: Check = ofEach(
  {
    id: 're-activated-record-keeps-its-id',
    reqs: ['FND-REGPAT-040', 'FND-REGPAT-036'],
    needs: ['asked'],
    type: 'Patient',
  },
  ({ value, path }, { asked }) => {
    if (asked?.id === undefined) return noted({ at: path, note: 'The target file has no id of the old record.' })
    if (value['id'] === asked.id) return ok()
    return broken({ at: `${path}.id`, expected: asked.id, received: show(value['id']) })
  },
)
