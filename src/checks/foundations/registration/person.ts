import { asString, broken, objects, ok, type Json, type JsonObject } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { compareNames } from '../../datatype/names.js'
import { show } from '../../toolkit/located.js'
import { ofEach } from '../../toolkit/make.js'
import { officialNames } from '../patient/person.js'
import { nhsNumberOf, sentPatient } from './sent.js'

const type = 'Patient'
const WHO = 'FND-REGPAT-063'

/** The number of the patient who was to be registered. */
const numberIsTheOneSent = ofEach(
  { id: 'registered-nhs-number-is-the-one-sent', reqs: [WHO, 'FND-REGPAT-065', 'FND-REGPAT-050'], type },
  ({ value, path }, _context, answer) => {
    const [expected, received] = [nhsNumberOf(sentPatient(answer)), nhsNumberOf(value)]
    if (expected !== undefined && received === expected) return ok()
    return broken({
      at: `${path}.identifier`,
      expected: expected ?? 'the number that was sent',
      received: show(received),
    })
  },
)

const official = (names: Json | undefined): JsonObject[] => objects(names).filter(({ use }) => use === 'official')

/** The name that was sent or the one of PDS: where the two differ, either is right (FND-REGPAT-063). */
const nameIsSentOrOnPds = ofEach(
  { id: 'registered-name-is-the-one-sent-or-of-pds', reqs: [WHO, 'FND-REGPAT-066'], needs: ['expected'], type },
  (subject, { expected }, answer) => {
    const wanted = [...official(sentPatient(answer)?.['name']), ...official(expected?.['name'])]
    const compared = wanted.map((one) => compareNames(officialNames(subject)[0], one, subject.path))
    return (
      compared.find(({ kind }) => kind === 'ok') ??
      compared.find(({ kind }) => kind === 'tolerated') ??
      compared[0] ??
      broken({ at: `${subject.path}.name`, expected: 'the official name that was sent' })
    )
  },
)

/** A plain element that has the value sent or that of PDS. */
const sentOrOnPds = (id: string, element: string, ...reqs: string[]): Check => ({
  ...ofEach({ id, reqs, needs: ['expected'], type }, ({ value, path }, { expected }, answer) => {
    const wanted = [sentPatient(answer)?.[element], expected?.[element]].flatMap((one) => asString(one) ?? [])
    const received = asString(value[element])
    if (received !== undefined && wanted.includes(received)) return ok()
    return broken({ at: `${path}.${element}`, expected: wanted.join(' or '), received: show(received) })
  }),
  // Where nothing is known of it, whatever stands there may be right.
  when: (answer, { expected }) => sentPatient(answer)?.[element] !== undefined || expected?.[element] !== undefined,
})

/** The gender that was not sent is the one that PDS has. */
const genderComesFromPds = ofEach(
  {
    id: 'gender-comes-from-pds',
    reqs: ['FND-REGPAT-019', 'FND-REGPAT-026', 'FND-REGPAT-031', 'FND-REGPAT-045', 'FND-REGPAT-068', 'SPINE-PDS-001'],
    needs: ['expected'],
    type,
  },
  ({ value, path }, { expected }) => {
    const wanted = asString(expected?.['gender'])
    const received = asString(value['gender'])
    if (received !== undefined && (wanted === undefined || received === wanted)) return ok()
    return broken({ at: `${path}.gender`, expected: wanted ?? 'the gender of PDS', received: show(received) })
  },
)

/** Who is registered, by what was sent and by what PDS has. */
export const personOfRegistration: readonly Check[] = [
  numberIsTheOneSent,
  nameIsSentOrOnPds,
  sentOrOnPds('registered-birth-date-is-the-one-sent-or-of-pds', 'birthDate', WHO, 'FND-REGPAT-067'),
  sentOrOnPds('registered-gender-is-the-one-sent-or-of-pds', 'gender', 'FND-REGPAT-068'),
]

/** What a registration with minimum details gets from PDS. */
export const suppliedByPds: readonly Check[] = [genderComesFromPds]
