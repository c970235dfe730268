import { systems } from '../../../catalogue/index.js'
import { broken, ok, type JsonObject, type Outcome } from '../../../core/index.js'
import { at, identifiers, show, within, type Located } from '../../toolkit/located.js'
import { ofEach } from '../../toolkit/make.js'

const type = 'Organization'

function named(subject: Located<JsonObject>, wanted: string | undefined): Outcome {
  const values = within(identifiers(systems.odsOrganisation), at('value'))(subject).map((l) => l.value)
  if (wanted !== undefined && values.includes(wanted)) return ok()
  const expected = `${systems.odsOrganisation}|${wanted ?? ''}`
  return broken({
    at: `${subject.path}.identifier`,
    expected,
    received: show(at('identifier')(subject).map((l) => l.value)),
  })
}

/** The organisation found is the one that the consumer searched by ODS code. */
export const odsCodeIsTheOneSearched = ofEach(
  {
    id: 'ods-code-is-the-one-searched',
    reqs: ['FND-FINDORG-016', 'FND-GEN-010', 'SPINE-BRANCH-002'],
    needs: ['asked'],
    type,
  },
  (subject, { asked }) => named(subject, asked?.value),
)

/** The practice that a read gives is the one of the service root. */
export const odsCodeIsTheServiceRoots = ofEach(
  {
    id: 'ods-code-is-that-of-the-service-root',
    reqs: ['FND-READORG-009', 'FND-GEN-010', 'SPINE-BRANCH-002', 'SPINE-SDSREG-015', 'SPINE-SDSREG-016'],
    type,
  },
  (subject, { odsCode }) => named(subject, odsCode),
)
