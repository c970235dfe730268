import type { InteractionKind } from '../../catalogue/index.js'
import { asString, broken, isObject, noted, ok } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { headerBreach } from './breach.js'

const isRead = (answer: Answer, { interaction }: CheckContext): boolean =>
  interaction.kind === 'read' && answer.status === interaction.success

const VERSIONED: readonly InteractionKind[] = ['read', 'create', 'update']

/** A good answer that gives one stored resource. An empty one (return=minimal) has its version in the header. */
const isVersioned = (answer: Answer, { interaction }: CheckContext): boolean =>
  VERSIONED.includes(interaction.kind) && answer.status === interaction.success && answer.text.trim() !== ''

/** `W/"3141"`: weak and quoted (RFC 7232 section 2.3). */
const WEAK = /^W\/"([^"]+)"$/

/** A read names the version it gives. A compressed answer is left out: front ends mark its ETag. */
export const etagIsTheVersionId: Check = {
  id: 'etag-is-the-version-id',
  reqs: ['SPINE-HTTP-037', 'SPINE-FHIR-035', 'SPINE-FHIR-047', 'SPINE-FHIR-036', 'SPINE-FHIR-037', 'SPINE-FHIR-050'],
  when: isVersioned,
  judge(answer) {
    const received = answer.header('ETag')
    if (answer.header('Content-Encoding')) return noted({ at: 'header ETag', note: 'A compressed answer: not judged.' })
    const meta = answer.resource?.['meta']
    const version = isObject(meta) ? asString(meta['versionId']) : undefined
    // The form is the next check's; here the version that it names counts, so quotes and W/ are taken off.
    const named = received?.trim().replace(/^W\//, '').replaceAll('"', '')
    if (named !== undefined && version !== undefined && named === version) return ok()
    const expected = version === undefined ? 'meta.versionId of the body' : `W/"${version}"`
    return headerBreach(answer, { at: 'header ETag', expected, received: received ?? 'none' })
  },
}

/** An ETag has the form that GP Connect gives it. */
export const etagIsWeakAndQuoted: Check = {
  id: 'etag-is-weak-and-quoted',
  reqs: ['SPINE-HTTP-038'],
  when: (answer, context) => isVersioned(answer, context) && answer.header('ETag') !== undefined,
  judge(answer) {
    const received = answer.header('ETag') as string
    return WEAK.test(received.trim())
      ? ok()
      : headerBreach(answer, { at: 'header ETag', expected: 'W/"[version id]"', received })
  },
}

/** The FHIR page's table lists Content-Location for reads, creates and updates; no use case page does: it warns. */
export const readHasContentLocation: Check = {
  id: 'read-has-content-location',
  reqs: ['SPINE-FHIR-035', 'SPINE-FHIR-036', 'SPINE-FHIR-037'],
  when: isVersioned,
  judge(answer) {
    if (answer.header('Content-Location')) return ok()
    const note = 'The FHIR page lists it for reads, the use case pages add no header (A57).'
    return {
      kind: 'tolerated',
      at: 'header Content-Location',
      expected: 'the location of the version',
      received: 'none',
      note,
    }
  },
}

/** The body of a read is the resource that was asked for. */
export const readIdIsTheOneAskedFor: Check = {
  id: 'read-id-is-the-one-asked-for',
  reqs: ['SPINE-FHIR-046', 'SPINE-FHIR-027'],
  needs: ['asked'],
  when: isRead,
  judge({ resource }, { asked, interaction }) {
    const received = asString(resource?.['id'])
    if (asked?.id !== undefined && received === asked.id) return ok()
    return broken({ at: `${interaction.resource}.id`, expected: asked?.id ?? 'an id', received: received ?? 'none' })
  },
}
