import { hasText } from '../../../../frame/shape.js'
import { profile } from '../../../../../catalogue/index.js'
import { words, asArray, isObject, objects, type JsonObject, inWords } from '../../../../../core/index.js'
import { parseMoment } from '../../../../../fhir/index.js'
import type { RequestContext, Rule } from '../../../request-context.js'
import { isNhsNumber } from '../../../../frame/nhs-number.js'
import { refuse, type SpineCode } from '../../../refusal.js'
import { bodyRule, bodyRules, extensionsOf } from '../../../rules/body.js'
import { COMMUNICATION, nhsNumbers, officialNames, PARAMETER, sentPatient, telecomKind } from './parts.js'

/** Rules on what a registration says (spec facts section 9.4, steps 1 and 2). */

/** A rule on the Patient that was sent; silent where there is none. */
const patientRule = (
  id: string,
  judge: (patient: JsonObject, asked: RequestContext) => string | undefined,
  code: SpineCode = 'INVALID_RESOURCE',
): Rule => ({
  id: `register.${id}`,
  refuse: (asked) => {
    const patient = sentPatient(asked.request)
    const problem = patient && judge(patient, asked)
    return problem === undefined ? undefined : refuse(code, problem)
  },
})

const names = (resource: JsonObject): unknown[] => objects(resource['parameter']).map(({ name }) => name)

/** Elements that a registration may not carry. */
const FORBIDDEN = words(`
  active maritalStatus contact generalPractitioner managingOrganization photo animal communication deceasedBoolean
  deceasedDateTime multipleBirthBoolean multipleBirthInteger link
`)

const TELECOM = ['phone home', 'phone work', 'phone mobile', 'phone temp', 'email']
const ADDRESS = ['home', 'temp']

const repeated = (values: readonly string[]): string | undefined => values.find((v, i) => values.indexOf(v) !== i)

const official = (patient: JsonObject): JsonObject => officialNames(patient)[0] ?? {}

export const registerRules: readonly Rule[] = [
  ...bodyRules('Parameters'),
  bodyRule('register.parameter', (resource) =>
    names(resource).includes(PARAMETER) ? undefined : `parameter ${PARAMETER} is missing`,
  ),
  bodyRule('register.once', (resource) =>
    names(resource).filter((name) => name === PARAMETER).length > 1 ? `parameter ${PARAMETER} stands twice` : undefined,
  ),
  bodyRule('register.known-parameters', (resource) => {
    const other = names(resource).find((name) => name !== PARAMETER)
    return other === undefined ? undefined : `parameter ${inWords(other)} is not known`
  }),
  bodyRule('register.patient', (_, { request }) =>
    sentPatient(request) ? undefined : `parameter ${PARAMETER} holds no Patient`,
  ),
  patientRule('profile', (patient) =>
    isObject(patient['meta']) && asArray(patient['meta']['profile']).includes(profile('CareConnect-GPC-Patient-1'))
      ? undefined
      : 'meta.profile is not CareConnect-GPC-Patient-1',
  ),
  patientRule('identifier', (patient) =>
    nhsNumbers(patient).length === 1 ? undefined : 'there has to be one identifier with the NHS number',
  ),
  patientRule('official-name', (patient) =>
    officialNames(patient).length === 1 ? undefined : 'there has to be one official name',
  ),
  patientRule('family', (patient) =>
    officialNames(patient).length === 0 || hasText(official(patient)['family'])
      ? undefined
      : 'the family name is missing',
  ),
  patientRule('given', (patient) =>
    officialNames(patient).length === 0 || asArray(official(patient)['given']).some(hasText)
      ? undefined
      : 'the given name is missing',
  ),
  patientRule('birth-date', ({ birthDate }) =>
    typeof birthDate === 'string' && parseMoment(birthDate, 'date')?.precision === 'day'
      ? undefined
      : 'the birth date is missing or not a full date',
  ),
  patientRule('gender', ({ gender }) =>
    gender === undefined || ['male', 'female', 'other', 'unknown'].includes(inWords(gender))
      ? undefined
      : `gender ${inWords(gender)} is not of the value set`,
  ),
  ...FORBIDDEN.map((name) =>
    patientRule(`no-${name}`, (patient) =>
      patient[name] === undefined ? undefined : `Patient.${name} is not allowed in a registration`,
    ),
  ),
  patientRule('address-use', (patient) =>
    objects(patient['address']).every(({ use }) => ADDRESS.includes(inWords(use)))
      ? undefined
      : 'an address has to be home or temp',
  ),
  patientRule('address-once', (patient) => {
    const twice = repeated(objects(patient['address']).map(({ use }) => inWords(use)))
    return twice && `two addresses are ${twice}`
  }),
  patientRule('telecom-kind', (patient) =>
    objects(patient['telecom']).every((telecom) => TELECOM.includes(telecomKind(telecom)))
      ? undefined
      : `a telecom has to be one of ${TELECOM.join(', ')}`,
  ),
  patientRule('telecom-once', (patient) => {
    const twice = repeated(objects(patient['telecom']).map(telecomKind))
    return twice && `two telecoms are ${twice}`
  }),
  patientRule('no-extension', (patient) => {
    const other = objects(patient['extension']).find(({ url }) => url !== COMMUNICATION)
    return other && `Patient.extension ${inWords(other['url'])} is not allowed in a registration`
  }),
  patientRule('communication-once', (patient) =>
    extensionsOf(patient, COMMUNICATION).length > 1 ? 'nhsCommunication stands twice' : undefined,
  ),
  patientRule(
    'nhs-number',
    (patient) => (nhsNumbers(patient).every(isNhsNumber) ? undefined : 'the NHS number is not valid'),
    'INVALID_NHS_NUMBER',
  ),
]
