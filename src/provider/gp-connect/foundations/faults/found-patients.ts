import { profile, systems } from '../../../../catalogue/index.js'
import { asString, type JsonObject } from '../../../../core/index.js'
import { each, edit, ofObject } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'

const STATUS = 'identifier.0.extension.0.valueCodeableConcept.coding.0'

/** Records of the seed whose numbers are verified on PDS when they are searched for. */
const VERIFIED_IN_THE_SEARCH = ['pat-larkspur', 'pat-hollins', 'pat-hamilton']

const REPLACED = '9990001634'

const successor: JsonObject = {
  resourceType: 'Patient',
  id: 'pat-harcastle',
  meta: { versionId: '1', profile: [profile('CareConnect-GPC-Patient-1')] },
  identifier: [
    {
      extension: [
        {
          url: profile('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1'),
          valueCodeableConcept: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                code: '01',
                display: 'Number present and verified',
              },
            ],
          },
        },
      ],
      system: systems.nhsNumber,
      value: REPLACED,
    },
  ],
  active: true,
  name: [{ use: 'official', family: 'Harcastle', given: ['Moss'] }],
  gender: 'male',
  birthDate: '1977-07-17',
  managingOrganization: { reference: 'Organization/org-dunmere' },
}

/** Faults of what find patient shows of some patients. */
const foundPatientFaults: readonly FaultOf[] = [
  fault(
    'verified-but-not-marked',
    'Shows a number that it has just verified as not traced',
    each('Patient', (r) =>
      VERIFIED_IN_THE_SEARCH.includes(asString(r['id']) ?? '')
        ? edit(
            r,
            STATUS,
            ofObject((old) => ({ ...old, code: '02', display: 'Number present but not traced' })),
          )
        : r,
    ),
    'number-verified-in-the-search-is-marked-verified',
  ),
  fault(
    'finds-by-a-replaced-number',
    'Finds somebody under a number that was replaced',
    (reply, { request }) =>
      request.target.includes(REPLACED) && !reply.rule
        ? { ...reply, resource: { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: successor }] } }
        : reply,
    'superseded-number-finds-nobody',
  ),
  fault(
    'verifies-anew-with-every-search',
    'Makes a new record of an untraced patient with every search',
    each('Patient', (r, { request }) =>
      VERIFIED_IN_THE_SEARCH.includes(asString(r['id']) ?? '')
        ? edit(r, 'id', (request.headers.get('Ssp-TraceID') ?? '').slice(0, 8))
        : r,
    ),
    'second-search-gives-the-same',
  ),
]

export const foundPatientFamilies: readonly Family[] = [{ on: ['find-patient'], faults: foundPatientFaults }]
