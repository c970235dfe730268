import { systems } from '../../../catalogue/index.js'
import { blocked, broken, isObject, noted, ok, type JsonObject, type Outcome } from '../../../core/index.js'
import type { CheckContext } from '../../check.js'
import { referenceTo } from '../../datatype/reference.js'
import { resolves } from '../../datatype/resolves.js'
import { preferredBranch } from '../../toolkit/extensions.js'
import { at, identifiers, show, within } from '../../toolkit/located.js'
import { every, ofEach } from '../../toolkit/make.js'
import { meaningIn, rootsOf } from '../../toolkit/referring.js'

const type = 'Patient'
const BRANCH = ['FND-FINDPAT-024', 'FND-READPAT-016', 'FND-REGPAT-072', 'FND-GEN-015', 'SPINE-BRANCH-006']
const branchReference = within(preferredBranch, at('valueReference'))

/** The preferred surgery is a Location; graded as missing on records that were loaded with one (A63). */
export const preferredBranchIsALocation = every(
  { id: 'preferred-branch-refers-to-a-location', reqs: BRANCH, type },
  preferredBranch,
  'valueReference with Location/[id]',
  (value) => isObject(value) && referenceTo('Location', value.valueReference) !== undefined,
)

/** A record that was loaded with a preferred surgery comes back with one. */
export const preferredBranchIsGiven = ofEach(
  {
    id: 'preferred-branch-is-given',
    reqs: [...BRANCH, 'FND-FINDPAT-027', 'FND-READPAT-019', 'FND-REGPAT-077', 'SPINE-RES-001', 'SPINE-RES-004'],
    needs: ['expected'],
    type,
  },
  (subject, { expected }) => {
    if (preferredBranch(subject).length === 1) return ok()
    if (expected?.preferredBranchSurgery === undefined) {
      return noted({ at: subject.path, note: 'The target file expects no preferredBranchSurgery: not graded (A63).' })
    }
    const received = `${preferredBranch(subject).length}`
    return broken({ at: `${subject.path}.extension`, expected: 'one preferredBranchSurgery', received })
  },
)

/** The Location can be read; by its name it is the one that was loaded. */
export const preferredBranchCanBeRead = resolves(
  { id: 'preferred-branch-can-be-read', reqs: BRANCH, type },
  'Location',
  branchReference,
)

export const preferredBranchIsTheOneLoaded = resolves(
  { id: 'preferred-branch-is-the-one-loaded', reqs: BRANCH, needs: ['expected'], type },
  'Location',
  branchReference,
  isAsExpected,
)

function isAsExpected({ name }: JsonObject, { expected }: CheckContext, path: string): Outcome {
  const wanted = expected?.preferredBranchSurgery
  if (!isObject(wanted))
    return noted({ at: path, note: 'The target file expects no preferredBranchSurgery: not compared.' })
  return name === wanted.name ? ok() : broken({ at: path, expected: show(wanted.name), received: show(name) })
}

/** The general practitioner of the record, where one was loaded. */
export const generalPractitionerIsTheOneLoaded = ofEach(
  {
    id: 'general-practitioner-is-the-one-loaded',
    reqs: ['FND-FINDPAT-027', 'FND-READPAT-019', 'SPINE-RES-001'],
    needs: ['expected', 'resolved'],
    type,
  },
  (subject, context, answer) => {
    const { expected, resolved } = context
    const wanted = expected?.generalPractitioner
    if (!isObject(wanted)) return noted({ at: subject.path, note: 'The target file expects no generalPractitioner.' })
    const references = at('generalPractitioner')(subject).map((l) => referenceTo('Practitioner', l.value))
    const path = `${subject.path}.generalPractitioner`
    const [reference] = references
    if (reference === undefined) return broken({ at: path, expected: 'Practitioner/[id]', received: 'absent' })
    const read = resolved?.get(meaningIn(answer, rootsOf(context))(reference))
    if (!read) return blocked(`${reference} was not read.`, { at: path })
    const users = read.resource
      ? within(identifiers(systems.sdsUser), at('value'))({ value: read.resource, path: reference }).map((l) => l.value)
      : []
    return users.includes(wanted.sdsUserId ?? null)
      ? ok()
      : broken({ at: path, expected: `the practitioner ${show(wanted.sdsUserId)}`, received: show(users) })
  },
)
