import { searchsetBundleProfile } from '../../../catalogue/index.js'
import { asArray, blocked, broken, isObject, objects, ok } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { resources, show } from '../../toolkit/located.js'
import { typeOf } from '../../toolkit/resources.js'

const ROW = 'FND-REGPAT-062'

/** A registration is answered with a Bundle of type searchset. */
const isASearchset: Check = {
  id: 'registration-is-a-searchset-bundle',
  reqs: [ROW, 'SPINE-FHIR-039'],
  judge({ resource }) {
    const type = typeOf(resource, 'no resource')
    if (type !== 'Bundle') return broken({ at: 'body', expected: 'a Bundle', received: type })
    if (resource?.['type'] === 'searchset') return ok()
    return broken({ at: 'Bundle.type', expected: 'searchset', received: show(resource?.['type']) })
  },
}

/** It says that it is made by the searchset profile. */
const namesItsProfile: Check = {
  id: 'registration-bundle-names-its-profile',
  reqs: [ROW, 'FND-GEN-007'],
  judge({ resource }) {
    const meta = resource?.['meta']
    const profiles = isObject(meta) ? asArray(meta['profile']) : []
    if (profiles.includes(searchsetBundleProfile)) return ok()
    return broken({ at: 'Bundle.meta.profile', expected: searchsetBundleProfile, received: show(profiles) })
  },
}

/** What that profile shuts out of the Bundle and of its entries. */
const SHUT_OUT = { bundle: ['total', 'link', 'signature'], entry: ['search', 'request', 'response'] } as const

const hasNothingShutOut: Check = {
  id: 'registration-bundle-has-nothing-that-its-profile-shuts-out',
  reqs: [ROW],
  judge({ resource }) {
    if (objects(resource?.['entry']).length === 0) return blocked('The answer holds no entry to judge.')
    const entries = objects(resource?.['entry']).map((entry, i) => [`Bundle.entry[${i}]`, entry] as const)
    const there = [
      ...SHUT_OUT.bundle.filter((name) => resource?.[name] !== undefined).map((name) => `Bundle.${name}`),
      ...entries.flatMap(([path, entry]) =>
        SHUT_OUT.entry.filter((name) => entry[name] !== undefined).map((name) => `${path}.${name}`),
      ),
    ]
    return there.length === 0 ? ok() : there.map((at) => broken({ at, expected: 'absent', received: 'present' }))
  },
}

/** It holds the one patient and nothing else. */
const givesOnePatient: Check = {
  id: 'registration-gives-one-patient',
  reqs: ['FND-REGPAT-050', ROW],
  judge(answer) {
    const [entries, patients] = [objects(answer.resource?.['entry']).length, resources(answer, 'Patient').length]
    if (entries === 1 && patients === 1) return ok()
    return broken({
      at: 'Bundle.entry',
      expected: 'one entry, a Patient',
      received: `${entries} entries, ${patients} of them a Patient`,
    })
  },
}

/** The Bundle of a registration. */
export const bundleOfRegistration: readonly Check[] = [
  isASearchset,
  namesItsProfile,
  hasNothingShutOut,
  givesOnePatient,
]
