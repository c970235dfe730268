import { asArray, asString, broken, ok, tolerated } from '../../core/index.js'
import { ofStatement } from '../capability/make.js'
import { show } from '../toolkit/located.js'
import type { Check } from '../check.js'

/** The example is of 3.0.1; 3.0.2 is the same standard with mended texts. */
const version = ofStatement('statement-is-of-fhir-3-0', ({ resource }) => {
  const received = show(resource['fhirVersion'] ?? 'absent')
  const detail = { at: 'CapabilityStatement.fhirVersion', expected: '3.0.1', received }
  if (received === '3.0.1') return ok()
  return /^3\.0\.\d+$/.test(received) ? tolerated({ ...detail, note: 'The example has 3.0.1.' }) : broken(detail)
})

const json = ofStatement('statement-lists-fhir-json', ({ resource }) => {
  const formats = asArray(resource['format']).map(show)
  const detail = {
    at: 'CapabilityStatement.format',
    expected: 'application/fhir+json',
    received: formats.join(', ') || 'none',
  }
  if (formats.includes('application/fhir+json')) return ok()
  return formats.includes('json')
    ? tolerated({ ...detail, note: 'The short name of the same format.' })
    : broken(detail)
})

const acceptsUnknown = ofStatement('statement-accepts-unknown-content', ({ resource }) => {
  const received = show(resource['acceptUnknown'] ?? 'absent')
  const formats = asArray(resource['format']).length
  if (received === 'both' && formats > 0) return ok()
  return broken({
    at: 'CapabilityStatement.acceptUnknown',
    expected: 'both, and at least one format',
    received: `${received}, ${formats} formats`,
  })
})

const saysItsVersion = ofStatement('statement-says-its-version', ({ resource }) =>
  asString(resource['version'])?.trim()
    ? ok()
    : broken({ at: 'CapabilityStatement.version', expected: 'the version of the standard', received: 'absent' }),
)

/** What holds for the statement of a Care Connect provider. */
export const metadataRules: readonly Check[] = [version, json, acceptsUnknown, saysItsVersion]
