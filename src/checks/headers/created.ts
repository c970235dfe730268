import { asString, broken, isObject, noted, ok, tolerated } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'

const isCreated = (answer: Answer, { interaction }: CheckContext): boolean =>
  interaction.kind === 'create' && answer.status === interaction.success

/** `[base]/[type]/[id]/_history/[vid]`, absolute below the service root or relative (A85). */
export const locationNamesTheVersion: Check = {
  id: 'location-names-the-new-version',
  reqs: ['SPINE-FHIR-049', 'SPINE-FHIR-037'],
  when: isCreated,
  judge(answer, { base, interaction }) {
    const received = answer.header('Location')
    const { id, meta } = answer.resource ?? {}
    const version = isObject(meta) ? asString(meta['versionId']) : undefined
    const path = `${interaction.resource}/${asString(id) ?? '[id]'}/_history/${version ?? '[version id]'}`
    const expected = `${base}/${path}`
    if (received === undefined) return broken({ at: 'header Location', expected, received: 'none' })
    const below = received.startsWith(`${base}/`) ? received.slice(base.length + 1) : received.replace(/^\//, '')
    const rooted = new URL(base).pathname.slice(1)
    const relative = below.startsWith(`${rooted}/`) ? below.slice(rooted.length + 1) : below
    if (answer.resource === undefined) {
      const form = new RegExp(`^${interaction.resource}/[A-Za-z0-9\\-.]{1,64}/_history/[A-Za-z0-9\\-.]{1,64}$`)
      return form.test(relative) ? ok() : broken({ at: 'header Location', expected, received })
    }
    return relative === path ? ok() : broken({ at: 'header Location', expected, received })
  },
}

/** The FHIR page wants Last-Modified beside the ETag. */
export const createHasLastModified: Check = {
  id: 'create-has-last-modified',
  reqs: ['SPINE-FHIR-050'],
  when: isCreated,
  judge: (answer) =>
    answer.header('Last-Modified') === undefined
      ? broken({ at: 'header Last-Modified', expected: 'when the resource was made', received: 'none' })
      : ok(),
}

const isStored = (answer: Answer, { interaction }: CheckContext): boolean =>
  (interaction.kind === 'create' || interaction.kind === 'update') && answer.status === interaction.success

/** Without a word on it the whole resource comes back (return=representation). */
export const wholeResourceIsReturned: Check = {
  id: 'whole-resource-is-returned',
  reqs: ['SPINE-HTTP-035', 'SPINE-FHIR-036', 'SPINE-FHIR-037'],
  when: (answer, context) =>
    isStored(answer, context) && !/return=minimal/.test(answer.exchange.request.headers.get('Prefer') ?? ''),
  judge({ resource }, { interaction }) {
    const received = asString(resource?.['resourceType'])
    if (received === interaction.resource) return ok()
    return broken({ at: 'body', expected: interaction.resource, received: received ?? 'no resource' })
  },
}

/** Prefer: return=minimal is honoured by an empty body; a whole resource only warns. */
export const minimalAnswerIsEmpty: Check = {
  id: 'minimal-answer-is-empty',
  reqs: ['SPINE-HTTP-036'],
  judge(answer, { interaction }) {
    if (answer.status >= 300)
      return broken({ at: 'status', expected: String(interaction.success), received: String(answer.status) })
    if (answer.text.trim() === '') return ok()
    const note = 'Ignoring the header is a warning only.'
    return tolerated({ at: 'body', expected: 'an empty body', received: `${answer.text.length} characters`, note })
  },
}

/** Prefer: return=representation gives the resource. */
export const preferredRepresentationIsGiven: Check = {
  id: 'preferred-representation-is-given',
  reqs: ['SPINE-HTTP-036'],
  judge({ resource, status }, { interaction }) {
    const received = asString(resource?.['resourceType'])
    if (status === interaction.success && received === interaction.resource) return ok()
    return broken({ at: 'body', expected: interaction.resource, received: `${status} ${received ?? 'no resource'}` })
  },
}

/** SPINE-FHIR-025. What the provider made of the content: recorded, no verdict. */
export const alteredContentIsRecorded: Check = {
  id: 'altered-content-is-recorded',
  reqs: ['SPINE-FHIR-025'],
  needs: ['booking'],
  judge(answer, { booking }) {
    const sent = booking?.sent ?? {}
    const added = Object.keys(answer.resource ?? {}).filter((name) => !(name in sent))
    return [ok(), noted({ at: 'body', note: `Elements that the provider added: ${added.join(', ') || 'none'}.` })]
  },
}
