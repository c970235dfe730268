import { broken, isObject, objects, ok, tolerated, type Outcome } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { at, resources, show, type Located } from '../../toolkit/located.js'
import { absent, every, filled, ofEach } from '../../toolkit/make.js'

const type = 'Patient'
const ROWS = ['FND-FINDPAT-023', 'FND-READPAT-015', 'FND-REGPAT-071']

/**
 * SPINE-RES-019. Each kind of relationship is said in words. The profile lets a contact have none: whether one was
 * loaded is another check's (as-loaded.ts).
 */
const hasRelationshipText: Check = {
  ...ofEach({ id: 'contact-has-relationship-text', reqs: ['SPINE-RES-019', ...ROWS], type }, (patient) =>
    at('contact')(patient).flatMap(judgeRelationship),
  ),
  when(answer) {
    const patients = resources(answer, type)
    return patients.length === 0 || patients.some((patient) => at('contact')(patient).length > 0)
  },
}

function judgeRelationship({ value, path }: Located): Outcome[] {
  const detail = { at: `${path}.relationship`, expected: 'a relationship with text' }
  const there = isObject(value) ? objects(value.relationship) : []
  if (there.length === 0) return [tolerated({ ...detail, received: 'absent', note: 'The profile has it 0..*.' })]
  return there.map((one) => (filled(one.text) ? ok() : broken({ ...detail, received: show(one) })))
}

/** SPINE-RES-020. It is not coded. */
const relationshipHasNoCoding = absent(
  { id: 'contact-relationship-has-no-coding', reqs: ['SPINE-RES-020', ...ROWS], type },
  at('contact.relationship.coding'),
)

/** SPINE-RES-021. A contact has a name, which says its use. */
const hasNameWithUse = every(
  { id: 'contact-has-a-name-with-use', reqs: ['SPINE-RES-021', ...ROWS], type },
  at('contact'),
  'name with use',
  (contact) => isObject(contact) && isObject(contact.name) && filled(contact.name.use),
)

/** What holds for every contact of a patient. */
export const contactRules: readonly Check[] = [hasRelationshipText, relationshipHasNoCoding, hasNameWithUse]
