import { isObject, type Json } from '../../core/index.js'
import type { Check } from '../check.js'
import { at } from '../toolkit/located.js'
import { every, filled } from '../toolkit/make.js'

const has =
  (part: string) =>
  (value: Json): boolean =>
    isObject(value) && filled(value[part])

const CONTACT = 'SPINE-RES-022'

/** The rules of the ContactPoint table (spec facts 8.5) that hold wherever one stands. */
const rules = (prefix: string, path: string, ...more: string[]): Check[] => [
  every({ id: `${prefix}-has-value`, reqs: ['SPINE-RES-014', ...more] }, at(path), 'value', has('value')),
  every({ id: `${prefix}-has-system`, reqs: ['SPINE-RES-015', ...more] }, at(path), 'system', has('system')),
]

/** For the contact points of any resource. */
export const telecomRules: readonly Check[] = rules('telecom', 'telecom')

/** For the contact points of a patient: the same and use. */
export const patientTelecomRules: readonly Check[] = [
  ...telecomRules,
  every({ id: 'patient-telecom-has-use', reqs: ['SPINE-RES-016'] }, at('telecom'), 'use', has('use')),
]

/** For the contact points of a patient's contacts. */
export const contactTelecomRules: readonly Check[] = [
  ...rules('contact-telecom', 'contact.telecom', CONTACT),
  every({ id: 'contact-telecom-has-use', reqs: ['SPINE-RES-016', CONTACT] }, at('contact.telecom'), 'use', has('use')),
]

/** SPINE-RES-017. Elsewhere use is a SHOULD. */
export const telecomShouldHaveUse: Check = every(
  { id: 'telecom-of-a-practice-has-use', reqs: ['SPINE-RES-017'] },
  at('telecom'),
  'use',
  has('use'),
)
