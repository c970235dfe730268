import { broken, noted, objects, ok, tolerated, type Outcome } from '../../core/index.js'
import type { Check } from '../check.js'
import { extensions } from '../toolkit/extensions.js'
import { show } from '../toolkit/located.js'
import { ofStatement } from './make.js'
import type { Statement } from './statement.js'

const definition = (name: string): string => `https://fhir.nhs.uk/STU3/OperationDefinition/${name}`
const REGISTER = definition('GPConnect-RegisterPatient-Operation-1')
const STRUCTURED = definition('GPConnect-GetStructuredRecord-Operation-1')

const named = ({ operations }: Statement, name: string, url: string): boolean =>
  operations.some((o) => o.name === name && o.definition === url)

const at = 'CapabilityStatement.rest.operation'

const NAME = 'gpc.registerpatient'
const isListed = ({ operations }: Statement): boolean => operations.some((o) => o.name === NAME)

/** SPINE-FHIR-006. The operation that Foundations has is listed by its name. */
const listsRegisterPatient = ofStatement('capability-statement-lists-register-patient', (statement) =>
  isListed(statement) ? ok() : broken({ at, expected: NAME, received: show(statement.operations) }),
)

/** Its definition is a SHOULD. */
const registerPatientHasItsDefinition: Check = ofStatement(
  'register-patient-is-listed-with-its-definition',
  (statement): Outcome => {
    if (!isListed(statement)) return noted({ at, note: `The statement lists no ${NAME}: another check says so.` })
    return named(statement, NAME, REGISTER)
      ? ok()
      : broken({ at, expected: REGISTER, received: show(statement.operations) })
  },
)

/** Only a statement that claims the structured record beside Foundations is judged. */
const listsStructuredRecord = ofStatement(
  'structured-record-operation-is-listed-with-its-definition',
  (statement): Outcome => {
    const claimed = statement.operations.some((o) => /getstructuredrecord/i.test(o.name + o.definition))
    if (!claimed) return noted({ at, note: 'The statement does not claim the structured record: not judged.' })
    return named(statement, 'gpc.getstructuredrecord', STRUCTURED)
      ? ok()
      : broken({ at, expected: `gpc.getstructuredrecord, ${STRUCTURED}`, received: show(statement.operations) })
  },
)

/** SPINE-FHIR-064. GP Connect's own operations have the prefix gpc. */
const operationsHaveThePrefix = ofStatement('gp-connect-operations-have-the-prefix-gpc', ({ operations }) => {
  const own = operations.filter((o) => o.definition.includes('/OperationDefinition/GPConnect-'))
  if (own.length === 0) return noted({ at, note: 'The statement lists no GP Connect operation.' })
  return own.map((o) => (o.name.startsWith('gpc.') ? ok() : broken({ at, expected: 'gpc.[name]', received: o.name })))
})

const STATUSES = ['supplier-disabled', 'organization-disabled', 'enabled']

/** The statement shows whether service filtering is on; which of the two "off" codes only warns. */
const showsServiceFiltering = ofStatement(
  'capability-statement-shows-the-service-filtering-status',
  ({ resource }, { declared }): Outcome => {
    const url = extensions.serviceFilteringStatus
    const status = objects(resource.extension).find((e) => e.url === url)?.valueCode
    const expected = declared.serviceFiltering ? 'enabled' : 'supplier-disabled or organization-disabled'
    const detail = { at: 'CapabilityStatement.extension', expected, received: show(status) }
    if (!STATUSES.includes(status as string)) return broken(detail)
    if ((status === 'enabled') !== declared.serviceFiltering) return broken(detail)
    return declared.serviceFiltering
      ? ok()
      : tolerated({ ...detail, note: 'Which of the two codes for "off" applies is implied by their names only (A49).' })
  },
)

/** What the statement says of operations and switches. */
export const operationChecks: readonly Check[] = [
  listsRegisterPatient,
  registerPatientHasItsDefinition,
  listsStructuredRecord,
  operationsHaveThePrefix,
  showsServiceFiltering,
]
