import type { CheckFacts } from './check.js'

/** Words as the field spells them. An id has them in small letters, with a hyphen for every other sign. */
const SPELLINGS = [
  ...[
    'API',
    'ASID',
    'Bundle',
    'Care Connect',
    'CORS',
    'DELETE',
    'DoS',
    'ETag',
    'FHIR',
    'FQDN',
    'GCM',
    'GET',
    'GP',
    'HTTP',
    'JSON',
    'JWT',
  ],
  ...[
    'NHS',
    'ODS',
    'PATCH',
    'PDS',
    'SDS',
    'Spine',
    'SSP',
    'STU3',
    'TLS',
    'UK',
    'URL',
    'UUID',
    'UUIDs',
    'XML',
    '1 MB',
    'UTF-8',
  ],
  ...[
    'FHIR 3.0',
    'FHIR 3.0.1',
    'TLS 1.2',
    'GP Connect',
    'OperationOutcome',
    'HealthcareService',
    're-activated',
    'self-signed',
    'Foundations',
  ],
  ...['Accept-Charset', 'Accept-Language', 'Content-Location', 'Content-Type', 'If-Match', 'If-None-Match'],
  ...['Last-Modified', 'Ssp-From', 'Ssp-InteractionID', 'Ssp-To', 'Ssp-TraceID', 'Strict-Transport-Security'],
  ...['AESGCM+EECDH', 'AESGCM+EDH', 'AES256+EECDH', 'AES256+EDH', 'HS256'],
]
const asInIds = (words: string): string =>
  words
    .replace(/([a-z]{2})(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
const SPELLED = new Map(SPELLINGS.map((words) => [asInIds(words), words]))
const LONGEST_FIRST = [...SPELLED.keys()].sort((a, b) => b.length - a.length)
const KNOWN = new RegExp(`\\b(${LONGEST_FIRST.join('|')})\\b`, 'g')

/** What takes no article: a plural, and what is no single thing. */
const PLURAL =
  /^(?:(?!(?:is|has)\b)\S+ )+?(?:are|have|come)\b|^(?:diagnostics|forwarding fields|references|resources)\b/
const BARE =
  /^(?:every|exactly|no|nobody|nothing|one|accept|compression|cors|gzip|json|old|percent|plain|register|strict|tls|traffic|xml)\b/

/** The words of an id, spelt as people do. */
const spelt = (id: string): string => id.replaceAll('-', ' ').replace(KNOWN, (words) => SPELLED.get(words) ?? words)

/**
 * A check in a sentence for people: what it says of itself, or else its id in words.
 *
 * @example sentenceOf({ id: 'patient-has-one-nhs-number' }) // The patient has one NHS number
 */
export function sentenceOf({ id, says }: Pick<CheckFacts, 'id' | 'says'>): string {
  if (says !== undefined) return says
  const refused = /^refuses-(.*)/.exec(id)?.[1]
  if (refused !== undefined) return `The request is refused: ${spelt(refused)}`
  const words = id.replaceAll('-', ' ')
  const sentence = spelt(id)
  return PLURAL.test(words) || BARE.test(words)
    ? sentence.charAt(0).toUpperCase() + sentence.slice(1)
    : `The ${sentence}`
}
