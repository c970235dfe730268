import { profile } from '../../catalogue/index.js'
import { asArray, asString, type JsonObject } from '../../core/index.js'
import { append, each, edit, ofObject, type Change } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault as fault } from './named.js'

/** Bends of the Patient that find and read show alike. */

const patient = (path: string, change: Change) => each('Patient', (r) => edit(r, path, change))

const extended = (extension: JsonObject) => patient('extension', append(extension))

const coded = (system: string, code: string, display: string): JsonObject => ({
  valueCodeableConcept: { coding: [{ system, code, display }] },
})

const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem'
const VERIFIED = 'identifier.0.extension.0.valueCodeableConcept.coding.0'

const identity: readonly FaultOf[] = [
  fault('no-nhs-number', 'Leaves the NHS number out', patient('identifier', undefined), [
    'patient-has-one-nhs-number',
    'nhs-number-has-a-verification-status',
    'nhs-number-is-marked-verified',
    'nhs-number-is-the-one-searched',
    'number-verified-in-the-search-is-marked-verified',
  ]),
  fault(
    'two-nhs-numbers',
    'Gives a second NHS number',
    each('Patient', (r) => edit(r, 'identifier', append(...asArray(r['identifier'])))),
    ['patient-has-one-nhs-number', 'body-conforms-to-its-profile', 'nhs-number-has-a-verification-status'],
  ),
  fault(
    'nhs-number-of-somebody-else',
    'Gives the NHS number of somebody else',
    patient('identifier.0.value', '9990001014'),
    ['nhs-number-is-the-one-searched'],
  ),
  fault(
    'no-verification-status',
    'Leaves the verification status of the NHS number out',
    patient('identifier.0.extension', undefined),
    [
      'nhs-number-has-a-verification-status',
      'body-conforms-to-its-profile',
      'nhs-number-is-marked-verified',
      'number-verified-in-the-search-is-marked-verified',
    ],
  ),
  fault(
    'not-traced',
    'Marks the NHS number as not traced',
    patient(
      VERIFIED,
      ofObject((old) => ({ ...old, code: '02', display: 'Number present but not traced' })),
    ),
    ['nhs-number-is-marked-verified', 'number-verified-in-the-search-is-marked-verified'],
  ),
]

const person: readonly FaultOf[] = [
  fault('no-official-name', 'Gives no name the use official', patient('name.0.use', 'usual'), [
    'patient-has-one-official-name',
    'body-conforms-to-its-profile',
    'official-name-is-as-loaded',
  ]),
  fault(
    'two-official-names',
    'Gives two names the use official',
    patient('name', append({ use: 'official', family: 'Second' })),
    ['patient-has-one-official-name', 'body-conforms-to-its-profile'],
  ),
  fault('another-family-name', 'Gives another family name', patient('name.0.family', 'Somebody'), [
    'official-name-is-as-loaded',
  ]),
  fault(
    'no-other-names',
    'Leaves names of other uses out',
    patient('name', (old) => [old].flat().slice(0, 1) as JsonObject[]),
    ['other-names-are-as-loaded'],
  ),
  fault('no-birth-date', 'Leaves the birth date out', patient('birthDate', undefined), [
    'patient-has-a-birth-date',
    'birth-date-is-as-loaded',
  ]),
  fault('another-birth-date', 'Gives another birth date', patient('birthDate', '1900-01-01'), [
    'birth-date-is-as-loaded',
  ]),
  fault('no-gender', 'Leaves the gender out', patient('gender', undefined), [
    'patient-has-a-gender',
    'gender-is-as-loaded',
  ]),
  fault('another-gender', 'Gives everybody the gender unknown', patient('gender', 'unknown'), ['gender-is-as-loaded']),
]

const addresses: readonly FaultOf[] = [
  fault('no-address', 'Leaves addresses out', patient('address', undefined), [
    'patient-address-is-as-loaded',
    'county-stands-in-district',
  ]),
  fault('address-without-use', 'Leaves the use of addresses out', patient('address.*.use', undefined), [
    'patient-address-has-use',
    'patient-address-is-as-loaded',
  ]),
  fault(
    'address-as-text-only',
    'Gives addresses as text only',
    patient(
      'address.*',
      ofObject((old) => ({ use: old['use'], text: 'Flat 3, Leeds' })),
    ),
    ['address-is-in-parts', 'address-has-no-text', 'county-stands-in-district', 'patient-address-is-as-loaded'],
  ),
  fault(
    'county-in-state',
    'Puts the county into state',
    patient(
      'address.*',
      ofObject(({ district, ...rest }) => ({ ...rest, state: district })),
    ),
    [
      'address-has-no-state',
      'body-conforms-to-its-profile',
      'county-stands-in-district',
      'patient-address-is-as-loaded',
    ],
  ),
  fault(
    'county-in-city',
    'Puts the county behind the city',
    patient(
      'address.*',
      ofObject(({ district, city, ...rest }) => ({ ...rest, city: `${asString(city)}, ${asString(district)}` })),
    ),
    ['county-stands-in-district', 'patient-address-is-as-loaded'],
  ),
  fault('empty-address-line', 'Writes an empty address line', patient('address.*.line', append('')), [
    'address-has-no-empty-part',
    'body-keeps-the-format-rules',
    'patient-address-is-as-loaded',
  ]),
  fault('address-with-text', 'Adds the address as text', patient('address.*.text', 'Flat 3, Leeds'), [
    'address-has-no-text',
  ]),
]

const telecoms: readonly FaultOf[] = [
  fault('no-telecom', 'Leaves telephone numbers out', patient('telecom', undefined), ['patient-telecom-is-as-loaded']),
  fault('telecom-without-use', 'Leaves the use of telephone numbers out', patient('telecom.*.use', undefined), [
    'patient-telecom-has-use',
    'patient-telecom-is-as-loaded',
  ]),
  fault(
    'telecom-without-system',
    'Leaves the system of telephone numbers out',
    patient('telecom.*.system', undefined),
    ['telecom-has-system', 'body-conforms-to-its-profile', 'patient-telecom-is-as-loaded'],
  ),
  fault('telecom-without-value', 'Leaves the telephone number out of telecom', patient('telecom.*.value', undefined), [
    'telecom-has-value',
    'body-conforms-to-its-profile',
    'patient-telecom-is-as-loaded',
  ]),
]

const contacts: readonly FaultOf[] = [
  fault('no-contacts', 'Leaves contacts out', patient('contact', undefined), ['patient-contacts-are-as-loaded']),
  fault(
    'contact-without-relationship',
    'Leaves the relationship of contacts out',
    patient('contact.*.relationship', undefined),
    ['contact-has-relationship-text', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-with-relationship-code',
    'Codes the relationship of contacts',
    patient('contact.*.relationship.0.coding', [
      { system: 'http://hl7.org/fhir/v2/0131', code: 'N', display: 'Next-of-Kin' },
    ]),
    ['contact-relationship-has-no-coding'],
  ),
  fault('contact-without-name', 'Leaves the name of contacts out', patient('contact.*.name', undefined), [
    'contact-has-a-name-with-use',
    'body-conforms-to-its-profile',
    'patient-contacts-are-as-loaded',
  ]),
  fault(
    'contact-name-without-use',
    "Leaves the use of a contact's name out",
    patient('contact.*.name.use', undefined),
    ['contact-has-a-name-with-use', 'body-conforms-to-its-profile', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-address-without-use',
    "Leaves the use of a contact's address out",
    patient('contact.*.address.use', undefined),
    ['contact-address-has-use', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-address-as-text-only',
    "Gives a contact's address as text only",
    patient('contact.*.address', { use: 'home', text: 'Leeds' }),
    ['contact-address-is-in-parts', 'contact-address-has-no-text', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-county-in-state',
    "Puts the county of a contact's address into state",
    patient(
      'contact.*.address',
      ofObject(({ district, ...rest }) => ({ ...rest, state: district })),
    ),
    ['contact-address-has-no-state', 'body-conforms-to-its-profile', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-empty-address-line',
    "Writes an empty line into a contact's address",
    patient('contact.*.address.line', append('')),
    ['contact-address-has-no-empty-part', 'body-keeps-the-format-rules', 'patient-contacts-are-as-loaded'],
  ),
  fault('contact-address-with-text', "Adds a contact's address as text", patient('contact.*.address.text', 'Leeds'), [
    'contact-address-has-no-text',
  ]),
  fault(
    'contact-telecom-without-use',
    "Leaves the use of a contact's telephone out",
    patient('contact.*.telecom.*.use', undefined),
    ['contact-telecom-has-use', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-telecom-without-system',
    "Leaves the system of a contact's telephone out",
    patient('contact.*.telecom.*.system', undefined),
    ['contact-telecom-has-system', 'body-conforms-to-its-profile', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-telecom-without-value',
    "Leaves the number of a contact's telephone out",
    patient('contact.*.telecom.*.value', undefined),
    ['contact-telecom-has-value', 'patient-contacts-are-as-loaded'],
  ),
]

const dropExtension = (name: string) =>
  patient('extension', (old) => [old].flat().filter((e) => (e as JsonObject)['url'] !== profile(name)) as JsonObject[])

const REGISTRATION = 'Extension-CareConnect-GPC-RegistrationDetails-1'

/** Changes the nested extension of the registration details; undefined takes it away. */
const registration = (part: string, change: JsonObject | undefined) =>
  each('Patient', (resource) =>
    edit(
      resource,
      'extension.*',
      ofObject((outer) => {
        if (outer['url'] !== profile(REGISTRATION)) return outer
        return edit(outer, 'extension.*', (inner) => ((inner as JsonObject)['url'] === part ? change : inner))
      }),
    ),
  )

const practice: readonly FaultOf[] = [
  fault('no-language', 'Leaves the language out', dropExtension('Extension-CareConnect-GPC-NHSCommunication-1'), [
    'patient-language-is-as-loaded',
  ]),
  fault(
    'no-preferred-branch',
    'Leaves the preferred branch surgery out',
    registration('preferredBranchSurgery', undefined),
    ['preferred-branch-is-given'],
  ),
  fault(
    'preferred-branch-is-the-practice',
    'Names the organisation as preferred branch surgery',
    registration('preferredBranchSurgery', {
      url: 'preferredBranchSurgery',
      valueReference: { reference: 'Organization/org-dunmere' },
    }),
    [
      'preferred-branch-refers-to-a-location',
      'body-conforms-to-its-profile',
      'preferred-branch-can-be-read',
      'preferred-branch-is-the-one-loaded',
    ],
  ),
  fault(
    'another-preferred-branch',
    'Names the main surgery as preferred branch surgery of everybody',
    registration('preferredBranchSurgery', {
      url: 'preferredBranchSurgery',
      valueReference: { reference: 'Location/loc-main-surgery' },
    }),
    ['preferred-branch-is-the-one-loaded'],
  ),
  fault('no-registration-type', 'Leaves the registration type out', registration('registrationType', undefined), [
    'registration-type-is-as-loaded',
    'body-conforms-to-its-profile',
  ]),
  fault('no-general-practitioner', 'Leaves the usual practitioner out', patient('generalPractitioner', undefined), [
    'general-practitioner-is-the-one-loaded',
  ]),
  fault(
    'no-managing-organisation',
    'Leaves the managing organisation out',
    patient('managingOrganization', undefined),
    ['managing-organisation-is-given'],
  ),
  fault(
    'absolute-reference',
    'Writes an absolute reference to the managing organisation',
    patient('managingOrganization.reference', (old) => `https://provider.example/STU3/1/${asString(old)}`),
    [
      'references-are-relative',
      'managing-organisation-is-given',
      'managing-organisation-is-the-practice-of-the-service-root',
    ],
  ),
  fault(
    'dangling-practitioner',
    'Refers to a practitioner who cannot be read',
    patient('generalPractitioner.0.reference', 'Practitioner/nobody'),
    ['references-resolve', 'general-practitioner-is-the-one-loaded'],
  ),
]

const withheld: readonly FaultOf[] = [
  ...(
    [
      [
        'ethnic-category',
        'EthnicCategory',
        coded(`${CODES}/CareConnect-EthnicCategory-1`, 'A', 'British, Mixed British'),
      ],
      ['religious-affiliation', 'ReligiousAffiliation', coded('http://snomed.info/sct', '276119007', 'Atheist')],
      [
        'residential-status',
        'ResidentialStatus',
        coded(`${CODES}/CareConnect-ResidentialStatus-1`, 'H', 'UK Resident'),
      ],
      [
        'treatment-category',
        'TreatmentCategory',
        coded(
          `${CODES}/CareConnect-TreatmentCategory-1`,
          '1',
          'Exempt from payment - subject to reciprocal health agreement',
        ),
      ],
    ] as const
  ).map(([name, extension, value]) =>
    fault(
      `shows-${name}`,
      `Lets the ${name.replace('-', ' ')} out`,
      extended({ url: profile(`Extension-CareConnect-GPC-${extension}-1`), ...value }),
      [`patient-has-no-${name}`],
    ),
  ),
  fault(
    'shows-cadaveric-donor',
    'Lets the donor flag out',
    extended({
      url: 'http://hl7.org/fhir/StructureDefinition/patient-cadavericDonor',
      valueBoolean: true,
    }),
    ['patient-has-no-cadaveric-donor'],
  ),
  fault(
    'shows-birth-place',
    'Lets the birth place out',
    extended({
      url: 'http://hl7.org/fhir/StructureDefinition/birthPlace',
      valueAddress: { city: 'York' },
    }),
    ['patient-has-no-birth-place'],
  ),
  fault(
    'shows-marital-status',
    'Lets the marital status out',
    patient('maritalStatus', {
      coding: [{ system: 'http://hl7.org/fhir/v3/MaritalStatus', code: 'M', display: 'Married' }],
    }),
    ['patient-has-no-marital-status'],
  ),
  fault('shows-multiple-birth', 'Lets multiple birth out', patient('multipleBirthBoolean', true), [
    'patient-has-no-multiple-birth',
  ]),
  fault('shows-multiple-birth-number', 'Lets the birth order out', patient('multipleBirthInteger', 2), [
    'patient-has-no-multiple-birth-number',
    'body-conforms-to-its-profile',
  ]),
]

/** Faults of the Patient. */
export const patientFaults: readonly FaultOf[] = [
  ...identity,
  ...person,
  ...addresses,
  ...telecoms,
  ...contacts,
  ...practice,
  ...withheld,
]
