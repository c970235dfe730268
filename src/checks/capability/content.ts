import { asArray, broken, isObject, noted, objects, ok, tolerated, type Json } from '../../core/index.js'
import type { Check } from '../check.js'
import { show } from '../toolkit/located.js'
import { filled } from '../toolkit/make.js'
import { ofStatement, says } from './make.js'

/** Elements that the published sample fills with fixed values. */
const fixed: readonly Check[] = [
  says('capability-statement-is-named-gp-connect', 'name', 'GP Connect'),
  says('capability-statement-is-active', 'status', 'active'),
  says('capability-statement-is-of-kind-capability', 'kind', 'capability'),
  says('capability-statement-accepts-unknown-content', 'acceptUnknown', 'both'),
  says('capability-statement-is-of-fhir-3-0-1', 'fhirVersion', '3.0.1'),
]

/** The version of the specification that the provider implements; another one, as in the page's sample, only warns. */
const namesTheVersion = ofStatement(
  'capability-statement-names-the-specification-version',
  ({ resource: { version } }, { variant: { spec, traits } }) => {
    if (version === spec) return ok()
    const detail = { at: 'CapabilityStatement.version', expected: spec, received: show(version) }
    const { sampleVersion: sample } = traits
    return sample !== 'own' && version === sample
      ? tolerated({
          ...detail,
          note: `The release note asks for ${spec}, the page's sample still shows ${sample} (A50).`,
        })
      : broken(detail)
  },
)

/** The description names the implemented version too. */
const describesTheVersion = ofStatement(
  'capability-statement-describes-the-specification-version',
  ({ resource: { description } }, { variant: { spec } }) =>
    filled(description) && description.includes(spec)
      ? ok()
      : broken({ at: 'CapabilityStatement.description', expected: spec, received: show(description) }),
)

/** The parts of the sample that a supplier fills in, none with the sample's brackets. */
const namesTheSupplier = ofStatement('capability-statement-names-the-supplier', ({ resource }) => {
  const software = isObject(resource.software) ? resource.software : {}
  const parts: [at: string, value: Json | undefined][] = [
    ['publisher', resource.publisher],
    ['contact[0].name', objects(resource.contact)[0]?.name],
    ['software.name', software.name],
    ['software.version', software.version],
    ['software.releaseDate', software.releaseDate],
  ]
  return parts.map(([at, value]) =>
    filled(value) && !/[[\]]/.test(value)
      ? ok()
      : broken({ at: `CapabilityStatement.${at}`, expected: "the supplier's own", received: show(value) }),
  )
})

const MIMES: Readonly<Record<'json' | 'xml', readonly Json[]>> = {
  json: ['application/fhir+json', 'json'],
  xml: ['application/fhir+xml', 'xml'],
}

const listsJson = ofStatement('capability-statement-lists-json', ({ resource: { format } }) =>
  asArray(format).some((f) => MIMES.json.includes(f))
    ? ok()
    : broken({ at: 'CapabilityStatement.format', expected: show(MIMES.json), received: show(format) }),
)

/** XML is listed where it works: where the target file declares it. Else nothing is known, so nothing graded. */
const listsXml = ofStatement(
  'capability-statement-lists-xml-where-it-works',
  ({ resource: { format } }, { declared }) => {
    const listed = asArray(format).some((f) => MIMES.xml.includes(f))
    const detail = { at: 'CapabilityStatement.format', received: show(format) }
    if (declared.xml) return listed ? ok() : broken({ ...detail, expected: 'application/fhir+xml' })
    const note = listed ? 'The statement lists XML: set "declares: xml: true".' : 'XML is not declared.'
    return noted({ ...detail, note })
  },
)

const isAServer = ofStatement('capability-statement-is-of-a-server', ({ rest }) =>
  rest[0]?.mode === 'server'
    ? ok()
    : broken({ at: 'CapabilityStatement.rest[0].mode', expected: 'server', received: show(rest[0]?.mode) }),
)

/** CORS is a road map item (A61): recorded, not graded. */
const corsIsNoted = ofStatement('capability-statement-says-cors', ({ rest }) => {
  const cors = isObject(rest[0]?.security) ? rest[0].security.cors : undefined
  const at = 'CapabilityStatement.rest[0].security.cors'
  return cors === true ? ok() : noted({ at, expected: 'true', received: show(cors), note: 'CORS is not graded (A61).' })
})

/** What the statement says of itself. */
export const contentChecks: readonly Check[] = [
  ...fixed,
  namesTheVersion,
  describesTheVersion,
  namesTheSupplier,
  listsJson,
  listsXml,
  isAServer,
  corsIsNoted,
]
