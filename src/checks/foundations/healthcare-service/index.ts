import { systems } from '../../../catalogue/index.js'
import { broken, isObject, ok } from '../../../core/index.js'
import type { Check, Sequence } from '../../check.js'
import { asLoaded } from '../../comparison/as-loaded.js'
import { referenceTo } from '../../datatype/reference.js'
import { resolves } from '../../datatype/resolves.js'
import { at, identifiers, show, within } from '../../toolkit/located.js'
import { filled, ofEach, one } from '../../toolkit/make.js'

const type = 'HealthcareService'
const ROWS = ['FND-FINDHCS-013', 'FND-READHCS-010']
const about = (id: string, ...more: string[]) => ({ id, reqs: [...ROWS, ...more], type })
const dosIds = identifiers(systems.dosService)

const hasDosId = one(
  about('service-has-one-dos-service-id', 'FND-GEN-013'),
  'identifier',
  dosIds,
  `an identifier of system ${systems.dosService}`,
  (i) => isObject(i) && filled(i.value),
)

const dosIdIsTheOneSearched = ofEach(
  { id: 'dos-service-id-is-the-one-searched', reqs: ['FND-FINDHCS-010', 'FND-FINDHCS-013'], needs: ['asked'], type },
  (subject, { asked }) => {
    const values = within(dosIds, at('value'))(subject).map((l) => l.value)
    return asked?.value !== undefined && values.includes(asked.value)
      ? ok()
      : broken({
          at: `${subject.path}.identifier`,
          expected: asked?.value ?? 'a DOS service id',
          received: show(values),
        })
  },
)

const hasName = one(about('service-has-a-name'), 'name', at('name'), 'a name', filled)

const isProvidedBy = one(
  about('service-names-its-provider'),
  'providedBy',
  at('providedBy'),
  'a reference Organization/[id]',
  (value) => referenceTo('Organization', value) !== undefined,
)

/** The organisation that provides the service can be read. */
const providerCanBeRead = resolves(about('provider-of-the-service-can-be-read'), 'Organization', at('providedBy'))

const always: readonly Check[] = [hasDosId, hasName, isProvidedBy]

export const healthcareServiceSequences: readonly Sequence[] = [
  { name: 'found healthcare service', checks: [dosIdIsTheOneSearched, ...always] },
  { name: 'read healthcare service', checks: always },
  { name: 'loaded healthcare service', checks: [asLoaded(about('service-name-is-as-loaded'), 'name', at('name'))] },
  { name: 'followed healthcare service references', checks: [providerCanBeRead] },
]
