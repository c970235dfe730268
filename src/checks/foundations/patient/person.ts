import { isObject } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { at, where } from '../../toolkit/located.js'
import { filled, one } from '../../toolkit/make.js'

const type = 'Patient'

/** The names of use official. */
export const officialNames = where(at('name'), (n) => n.use === 'official')

/** One official name, the one held in step with PDS; names of other uses may follow. */
const hasOneOfficialName = one(
  { id: 'patient-has-one-official-name', reqs: ['FND-FINDPAT-018', 'FND-READPAT-010', 'FND-REGPAT-066'], type },
  'name',
  officialNames,
  'a name of use official with a family name',
  (name) => isObject(name) && filled(name.family),
)

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const hasBirthDate = one(
  { id: 'patient-has-a-birth-date', reqs: ['FND-FINDPAT-019', 'FND-READPAT-011', 'FND-REGPAT-067'], type },
  'birthDate',
  at('birthDate'),
  'yyyy-mm-dd',
  (date) => typeof date === 'string' && DAY.test(date),
)

const GENDERS = ['male', 'female', 'other', 'unknown']

const hasGender = one(
  { id: 'patient-has-a-gender', reqs: ['FND-FINDPAT-020', 'FND-READPAT-012', 'FND-REGPAT-068'], type },
  'gender',
  at('gender'),
  GENDERS.join(', '),
  (gender) => GENDERS.includes(gender as string),
)

/** Who the patient is. */
export const personRules: readonly Check[] = [hasOneOfficialName, hasBirthDate, hasGender]
