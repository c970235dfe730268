import { isObject, objects } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { at } from '../../toolkit/located.js'
import { absent, every, filled } from '../../toolkit/make.js'

const type = 'Patient'
const ROWS = ['FND-FINDPAT-023', 'FND-READPAT-015', 'FND-REGPAT-071']

/** SPINE-RES-019. The kind of relationship is said in words. */
const hasRelationshipText = every(
  { id: 'contact-has-relationship-text', reqs: ['SPINE-RES-019', ...ROWS], type },
  at('contact'),
  'relationship with text',
  (contact) => isObject(contact) && objects(contact.relationship).some((r) => filled(r.text)),
)

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
