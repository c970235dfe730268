import { each, edit } from '../../../frame/mutation/edit.js'
import type { FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'

/** Faults of what belongs to the practice of the service root. */

/** Of read patient and read location: the managing organisation is not the practice of the service root. */
export const managedElsewhere = (type: string): FaultOf =>
  bodyFault(
    'managed-elsewhere',
    'Names another organisation as the managing one',
    each(type, (r) => edit(r, 'managingOrganization.reference', 'Organization/elsewhere')),
    'managing-organisation-is-the-practice-of-the-service-root',
  )

/** Of read organisation and find organisation. */
export const practiceOfTheRoot: readonly FaultOf[] = [
  bodyFault(
    'not-the-practice-of-the-root',
    'Gives an ODS code that is not in the service root',
    each('Organization', (r) => edit(r, 'identifier.0.value', 'B82617')),
    'ods-code-is-that-of-the-service-root',
  ),
]
