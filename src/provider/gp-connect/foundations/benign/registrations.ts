import type { JsonObject } from '../../../../core/index.js'
import type { Mutation, ReplyMutation } from '../../../frame/mutation/mutation.js'
import { each, edit, ofObject } from '../../../frame/mutation/edit.js'
import { recoded } from '../../benign/recoded.js'
import type { SpineCode } from '../../refusal.js'

/** Other ways to register a patient that the sources let pass. */

const interactions = ['register-patient']

const answer = (id: string, says: string, apply: ReplyMutation['apply']): Mutation => ({
  id: `benign.register-${id}`,
  interactions,
  says,
  at: 'body',
  apply,
})

const lets = (id: string, says: string, ...skips: string[]): Mutation => ({
  id: `benign.register-${id}`,
  interactions,
  says,
  at: 'state',
  skips,
})

const WRONG = 'birthDate, name, identifier or another parameter is not as it should be'

/** Refuses by another code what one of the rules refuses. */
const miscalls = (id: string, says: string, code: SpineCode, ...rules: string[]): Mutation =>
  answer(id, says, recoded(code, WRONG, rules))

/** The type Other with its name in words, in place of temporary. */
const other = (resource: JsonObject): JsonObject =>
  edit(
    resource,
    'extension.0.extension.1.valueCodeableConcept',
    ofObject((old) => ({
      ...edit(
        old,
        'coding.0',
        ofObject((coding) => ({ ...coding, code: 'O', display: 'Other' })),
      ),
      text: 'Visitor',
    })),
  )

/** Variations of register patient. Spec facts 9.4 and 12. */
export const registrationVariations: readonly Mutation[] = [
  miscalls(
    'minimum-as-bad-request',
    'Calls missing minimum details a bad request (A15)',
    'BAD_REQUEST',
    'register.birth-date',
    'register.official-name',
    'register.family',
    'register.once',
  ),
  miscalls(
    'no-number-as-invalid',
    'Calls a missing NHS number invalid (A15)',
    'INVALID_NHS_NUMBER',
    'register.identifier',
  ),
  miscalls(
    'repeated-as-bad-request',
    'Calls repeated telecoms a bad request (A15)',
    'BAD_REQUEST',
    'register.telecom-once',
  ),
  miscalls(
    'body-as-bad-request',
    'Calls a body of another kind a bad request (A78)',
    'BAD_REQUEST',
    'body.type',
    'register.parameter',
    'register.patient',
  ),
  miscalls(
    'malformed-number-as-demographics',
    'Looks a malformed number up in vain (A77)',
    'INVALID_PATIENT_DEMOGRAPHICS',
    'register.nhs-number',
  ),
  lets('no-given-name', 'Does not ask for a given name (A15)', 'register.given'),
  lets('further-parameter', 'Ignores a parameter that it does not know (A75)', 'register.known-parameters'),
  lets('unknown-element', 'Ignores an element that FHIR does not know, as it declares (A75)', 'body.known-elements'),
  lets('any-profile', 'Does not look at meta.profile', 'register.profile'),
  lets('two-languages', 'Takes two languages', 'register.communication-once'),
  answer('type-other', 'Gives the type Other with its name in words', each('Patient', other)),
  answer(
    'no-expiry',
    'Does not tell when the registration ends',
    each('Patient', (r) => edit(edit(r, 'address.*.period', undefined), 'telecom.*.period', undefined)),
  ),
]
