import { objects, type JsonObject } from '../../../core/index.js'
import type { Mutation } from '../../frame/mutation/mutation.js'
import { append, each, edit, type Change } from '../../frame/mutation/edit.js'
import type { Reply } from '../../frame/messages.js'

/** Legal additions to what is answered: what any resource may have, and what a Bundle may have. */

const TYPES = ['Patient', 'Practitioner', 'Organization', 'Location', 'HealthcareService']

const stored = (id: string, says: string, path: string, change: Change): Mutation => ({
  id: `benign.${id}`,
  interactions: 'any',
  says,
  at: 'body',
  apply: (reply, about) => TYPES.reduce((now, type) => each(type, (r) => edit(r, path, change))(now, about), reply),
})

const bundle = (id: string, says: string, change: (resource: JsonObject) => JsonObject): Mutation => ({
  id: `benign.${id}`,
  interactions: ['find-patient', 'find-practitioner', 'find-organisation', 'find-healthcare-service'],
  says,
  at: 'body',
  apply: (reply: Reply) => (reply.rule || !reply.resource ? reply : { ...reply, resource: change(reply.resource) }),
})

const count = ({ entry }: JsonObject): number => (Array.isArray(entry) ? entry.length : 0)

/** A hint as any FHIR server writes one. */
const plain: JsonObject = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'information', code: 'informational', diagnostics: 'All that is known was searched' }],
}

/** Adds a plain hint before the matches, without a search mode. */
export const withPlainHint = (bundle: JsonObject): JsonObject => ({
  ...bundle,
  entry: [{ resource: plain }, ...objects(bundle['entry'])],
})

const hint: JsonObject = {
  resourceType: 'OperationOutcome',
  id: 'hint',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
  issue: [
    {
      severity: 'information',
      code: 'informational',
      details: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
            code: 'NO_RECORD_FOUND',
            display: 'No record found',
          },
        ],
      },
    },
  ],
}

/** Variations of any resource and of any Bundle. */
export const resourceVariations: readonly Mutation[] = [
  stored('last-updated', 'Tells when a resource was last changed', 'meta.lastUpdated', '2024-01-02T03:04:05+00:00'),
  stored(
    'second-profile',
    'Names a second profile, after the one of GP Connect',
    'meta.profile',
    append('https://provider.example/StructureDefinition/own'),
  ),
  stored('tag', 'Tags its resources', 'meta.tag', [{ system: 'https://provider.example/tag', code: 'reference' }]),
  stored(
    'extension-of-its-own',
    'Adds an extension of its own',
    'extension',
    append({
      url: 'https://provider.example/StructureDefinition/branch-colour',
      valueString: 'blue',
    }),
  ),
  stored('language', 'Names the language of its resources', 'language', 'en-GB'),
  stored('narrative', 'Adds a narrative', 'text', {
    status: 'generated',
    div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>A record</p></div>',
  }),
  bundle('total', 'Counts the matches', (b) => ({ ...b, total: count(b) })),
  bundle('bundle-id', 'Gives the Bundle an id and a date', (b) => ({
    ...b,
    id: 'searchset-1',
    meta: { lastUpdated: '2024-01-02T03:04:05+00:00' },
  })),
  bundle('search-mode', 'Marks its entries as matches', (b) => edit(b, 'entry.*.search', { mode: 'match' })),
  bundle('self-link', 'Repeats the search in a link', (b) => ({
    ...b,
    link: [{ relation: 'self', url: 'https://provider.example/A20047/STU3/1/gpconnect/search' }],
  })),
  bundle('plain-outcome-entry', 'Adds a hint of no profile in an entry without a mode', withPlainHint),
  bundle('outcome-entry', 'Adds a hint in an entry of mode outcome', (b) => ({
    ...b,
    entry: append({ resource: hint, search: { mode: 'outcome' } })(
      edit(b, 'entry.*.search', { mode: 'match' })['entry'],
    ),
  })),
]
