import { asString, broken, objects, ok, tolerated, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { entriesOf, matchesOf } from '../bundle/entries.js'
import type { Check } from '../check.js'
import { isSameResource, missingFrom } from '../comparison/same-resource.js'
import { nothingSeen } from '../toolkit/absence.js'
import { resources, show } from '../toolkit/located.js'
import { meaningIn, meaningOfReference, rootsOf } from '../toolkit/referring.js'
import { typeOf } from '../toolkit/resources.js'
import { serviceOf } from './make.js'
import { freeSlotsAreFound } from './slots.js'
import { namesIn, referencesBelow } from './targets.js'

const isFilled = (answer: Answer): boolean =>
  answer.resource?.['resourceType'] === 'Bundle' && matchesOf(answer).length > 0

const CORE = ['Schedule', 'HealthcareService']
const LOOSE = ['Practitioner', 'PractitionerRole', 'Organization', 'Location']

/**
 * The Bundle holds what belongs to its slots. A Schedule or a service that nothing refers to breaks it; of the others
 * the page's own sample has two that hang loose, so that they warn.
 */
const relatedOnly: Check = {
  id: 'bundle-holds-what-belongs-to-its-slots',
  reqs: ['CCS-SLOT-004'],
  when: isFilled,
  judge(answer, context) {
    const entries = entriesOf(answer).map((one) => ({ ...one, type: typeOf(one.resource) }))
    const known = ['Slot', 'OperationOutcome', ...CORE, ...LOOSE]
    const service = serviceOf(answer)
    const names = namesIn(answer, context)
    const referred = (one: (typeof entries)[number]): boolean =>
      entries.some(({ resource }) => resource !== one.resource && referencesBelow(resource).some((r) => names(r, one)))
    const isSearched = (one: JsonObject): boolean =>
      service !== undefined &&
      (one['id'] === service || objects(one['identifier']).some((identifier) => identifier['value'] === service))
    const breaches = entries.flatMap((one) => {
      const { resource, path, type } = one
      const received = `${type}/${show(resource['id'] ?? 'without id')}`
      if (!known.includes(type)) return [broken({ at: path, expected: 'a resource of a slot', received })]
      if (type === 'Slot' || type === 'OperationOutcome' || referred(one)) return []
      const detail = { at: path, expected: 'referred to by another resource of the answer', received }
      if (LOOSE.includes(type)) return [tolerated({ ...detail, note: 'The page’s sample has such resources too.' })]
      return type === 'HealthcareService' && isSearched(resource) ? [] : [broken(detail)]
    })
    return breaches.length === 0 ? ok() : breaches
  },
}

const notRepeated: Check = {
  id: 'resources-are-not-repeated',
  reqs: ['CCS-SLOT-004'],
  when: isFilled,
  judge(answer) {
    const names = entriesOf(answer).map(({ resource }) => `${typeOf(resource)}/${show(resource['id'] ?? '')}`)
    const twice = names.filter((name, i) => !name.endsWith('/') && names.indexOf(name) !== i)
    if (twice.length === 0) return ok()
    const received = [...new Set(twice)].join(', ')
    return tolerated({ at: 'Bundle.entry', expected: 'each resource once', received, note: 'The page has SHOULD NOT.' })
  },
}

/** Slot:schedule was asked for: the schedules come along. */
const schedulesCome: Check = {
  id: 'included-schedules-come-along',
  reqs: ['CCS-SLOT-005'],
  when: (answer) => resources(answer, 'Slot').length > 0 && answer.exchange.request.path.includes('Slot:schedule'),
  judge: (answer) =>
    resources(answer, 'Schedule').length > 0
      ? ok()
      : broken({ at: 'Bundle.entry', expected: 'the schedules of the slots', received: 'no Schedule' }),
}

/** What holds for the Bundle of a slot search. */
export const bundleRules: readonly Check[] = [relatedOnly, notRepeated, schedulesCome]

const slotsOf = (answer: Answer): JsonObject[] => resources(answer, 'Slot').map(({ value }) => value)

const slotCount = (answer: Answer): number => slotsOf(answer).length

/**
 * No slots is no error: 200 without a Slot, from a provider that shows those of another service. A bare
 * OperationOutcome is a possible reading of the overview.
 */
const noSlotsIsNoError: Check = {
  id: 'no-slots-is-no-error',
  reqs: ['CCS-SLOT-015', 'CCS-SLOT-004'],
  needs: ['control'],
  judge(answer, context) {
    const expected = '200 without a Slot'
    if (answer.status !== 200) return broken({ at: 'status', expected, received: String(answer.status) })
    const type = typeOf(answer.resource, 'no resource')
    if (type === 'OperationOutcome')
      return tolerated({
        at: 'body',
        expected: 'a Bundle',
        received: type,
        note: 'A possible reading of the error overview.',
      })
    if (type !== 'Bundle') return broken({ at: 'body', expected: 'a Bundle', received: type })
    if (slotCount(answer) > 0) return broken({ at: 'Bundle.entry', expected, received: `${slotCount(answer)} slots` })
    const others = entriesOf(answer).filter(({ resource }) => typeOf(resource) !== 'OperationOutcome')
    if (others.length === 0) return nothingSeen(answer, context, 'Slot') ?? ok()
    return tolerated({
      at: 'Bundle.entry',
      expected: 'none',
      received: `${others.length} resources`,
      note: 'SHOULD be empty.',
    })
  },
}

/** UEC wants an explanation where 2.0.4 wants nothing. */
const noSlotsIsExplained: Check = {
  id: 'no-slots-is-explained',
  reqs: ['CCS-SLOT-015'],
  judge(answer) {
    const outcomes = [...resources(answer, 'OperationOutcome').map(({ value }) => value)]
    const told = outcomes.some((one) => objects(one.issue).some((issue) => asString(issue.diagnostics)?.trim()))
    if (told) return ok()
    return tolerated({
      at: 'Bundle.entry',
      expected: 'an OperationOutcome with diagnostics',
      received: outcomes.length > 0 ? 'no diagnostics' : 'none',
      note: 'The NHS Booking API asks for an empty Bundle.',
    })
  },
}

/** Two services of one system have slots of their own; a shared diary is the supplier's to declare. */
const ownSlots: Check = {
  id: 'two-services-have-slots-of-their-own',
  reqs: ['CCS-DOS-004', 'CCS-SLOT-009'],
  needs: ['comparedWith', 'expected'],
  judge(answer, { comparedWith, expected }) {
    const first = comparedWith ? slotsOf(comparedWith) : []
    const second = slotsOf(answer)
    if (first.length === 0 || second.length === 0)
      return broken({
        at: 'Bundle.entry',
        expected: 'slots of both services',
        received: `${first.length} and ${second.length}`,
      })
    const shared = second.filter((slot) => first.some((one) => isSameResource(one, slot)))
    if (shared.length === 0 || expected?.['sharedDiary'] === true) return ok()
    return broken({
      at: 'Bundle.entry',
      expected: 'no slot of the other service',
      received: `${shared.length} in both`,
    })
  },
}

/** Every diary of the service gives its slots: the tester says how many there are. */
const everyDiary: Check = {
  id: 'slots-of-every-diary-are-found',
  reqs: ['CCS-SLOT-010'],
  needs: ['expected'],
  judge(answer, context) {
    const meaning = meaningIn(answer, rootsOf(context))
    const diaries = new Set(
      resources(answer, 'Slot').flatMap(({ value }) => meaningOfReference(value.schedule, meaning) ?? []),
    )
    const least = Number(context.expected?.['diaries'] ?? 1)
    if (diaries.size >= least) return ok()
    return broken({ at: 'Slot.schedule', expected: `slots of ${least} schedules`, received: `of ${diaries.size}` })
  },
}

/** The same instants written otherwise: the same slots, whatever else of the Bundle is new at each search. */
const sameSlots: Check = {
  id: 'offset-of-the-window-changes-nothing',
  reqs: ['CCS-RES-006'],
  needs: ['comparedWith'],
  judge(answer, { comparedWith }) {
    if (answer.status !== 200) return broken({ at: 'status', expected: '200', received: String(answer.status) })
    const [before, now] = [comparedWith ? slotsOf(comparedWith) : [], slotsOf(answer)]
    if (before.length > 0 && before.length === now.length && missingFrom(now, before).length === 0) return ok()
    return broken({ at: 'Bundle.entry', expected: `${before.length} slots, the same`, received: `${now.length} slots` })
  },
}

/** Checks that features name one by one. */
export const namedSlotChecks: readonly Check[] = [
  freeSlotsAreFound,
  noSlotsIsNoError,
  noSlotsIsExplained,
  ownSlots,
  everyDiary,
  sameSlots,
]
