import { ok, tolerated } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { extensions } from '../../toolkit/extensions.js'
import { at, extension, show, type Selector } from '../../toolkit/located.js'
import { absent, ofEach } from '../../toolkit/make.js'

/** What the find and read pages keep out of a Patient, however much of it the practice holds. */
const EXCLUDED: readonly [what: string, selector: Selector, ...reqs: string[]][] = [
  ['ethnic-category', extension(extensions.ethnicCategory), 'FND-FINDPAT-028', 'FND-READPAT-020', 'FND-REGPAT-078'],
  [
    'religious-affiliation',
    extension(extensions.religiousAffiliation),
    'FND-FINDPAT-029',
    'FND-READPAT-020',
    'FND-REGPAT-078',
  ],
  ['cadaveric-donor', extension(extensions.cadavericDonor), 'FND-FINDPAT-030', 'FND-READPAT-020', 'FND-REGPAT-078'],
  [
    'residential-status',
    extension(extensions.residentialStatus),
    'FND-FINDPAT-031',
    'FND-READPAT-020',
    'FND-REGPAT-078',
  ],
  [
    'treatment-category',
    extension(extensions.treatmentCategory),
    'FND-FINDPAT-032',
    'FND-READPAT-021',
    'FND-REGPAT-079',
  ],
  ['birth-place', extension(extensions.birthPlace), 'FND-FINDPAT-033', 'FND-READPAT-021', 'FND-REGPAT-079'],
  ['marital-status', at('maritalStatus'), 'FND-FINDPAT-034', 'FND-READPAT-022', 'FND-REGPAT-080'],
  ['multiple-birth', at('multipleBirthBoolean'), 'FND-FINDPAT-035', 'FND-READPAT-022', 'FND-REGPAT-080'],
]

/** `patient-has-no-marital-status` and its kin. */
const excluded = EXCLUDED.map(([what, selector, ...reqs]) =>
  absent({ id: `patient-has-no-${what}`, reqs, type: 'Patient' }, selector),
)

/** The pages name the boolean alone, so the number of a multiple birth warns here; the profile does not know it. */
const hasNoBirthOrder = ofEach(
  {
    id: 'patient-has-no-multiple-birth-number',
    reqs: ['FND-FINDPAT-035', 'FND-READPAT-022', 'FND-REGPAT-080'],
    type: 'Patient',
  },
  ({ value, path }) =>
    value.multipleBirthInteger === undefined
      ? ok()
      : tolerated({
          at: `${path}.multipleBirthInteger`,
          expected: 'absent',
          received: show(value.multipleBirthInteger),
          note: 'The pages exclude multipleBirthBoolean and do not name multipleBirthInteger.',
        }),
)

/** What a Patient is shown without. */
export const excludedFromPatient: readonly Check[] = [...excluded, hasNoBirthOrder]
