import { words } from '../../core/index.js'
import { isSnomedExpression, sctidProblem } from './sctid.js'

/**
 * Code systems whose content cannot be listed here: what their codes look like at least. A test gives the problem in
 * words, or nothing.
 */
const FORMS: Readonly<Record<string, (code: string) => string | undefined>> = {
  'http://snomed.info/sct': (code) => (isSnomedExpression(code) ? undefined : sctidProblem(code)),
  'https://dmd.nhs.uk': (code) => sctidProblem(code),
  'urn:ietf:bcp:13': like(
    // STU3 lists xml, json and ttl beside MIME types where it names formats.
    /^(xml|json|ttl|[\w!#$&^.+-]+\/[\w!#$&^.+*-]+(\s*;.*)?)$/,
    'a MIME type, such as application/pdf',
  ),
  'urn:ietf:bcp:47': like(/^([a-z]{2,8}|[xi])(-[a-z0-9]{1,8})*$/i, 'a language tag of BCP 47, such as en or en-GB'),
  'http://unitsofmeasure.org': like(/^[\x21-\x7e]+$/, 'a UCUM unit, which has no blanks'),
  'urn:iso:std:iso:4217': like(/^[A-Z]{3}$/, 'a currency of ISO 4217, such as GBP'),
  'urn:iso:std:iso:3166': like(/^([A-Z]{2,3}|\d{3}|[A-Z]{2}-[A-Z0-9]{1,3})$/, 'a country of ISO 3166, such as GB'),
}

function like(form: RegExp, what: string): (code: string) => string | undefined {
  return (code) => (form.test(code) ? undefined : `this is not ${what}`)
}

/** What is wrong with the form of a code; undefined where nothing is, or where the system has no known form. */
export const formProblem = (system: string, code: string): string | undefined =>
  Object.hasOwn(FORMS, system) ? FORMS[system]?.(code) : undefined

/** Systems of which any code of the right form is accepted: nobody lists them all, and no server is asked. */
const OPEN_SYSTEMS = new Set([
  'urn:ietf:bcp:13',
  'urn:ietf:bcp:47',
  'http://unitsofmeasure.org',
  'urn:iso:std:iso:4217',
  'urn:iso:std:iso:3166',
])

/** True for a system that is judged by form alone. */
export const isJudgedByForm = (system: string): boolean => OPEN_SYSTEMS.has(system)

/** Value sets that are an open system as a whole but are published as a text, with an enumeration, or not at all. */
const BY_FORM: Readonly<Record<string, string>> = {
  'http://www.rfc-editor.org/bcp/bcp13.txt': 'urn:ietf:bcp:13',
  'http://hl7.org/fhir/ValueSet/mimetypes': 'urn:ietf:bcp:13',
  'http://hl7.org/fhir/ValueSet/content-type': 'urn:ietf:bcp:13',
  'http://hl7.org/fhir/ValueSet/all-languages': 'urn:ietf:bcp:47',
  'http://hl7.org/fhir/ValueSet/ucum-units': 'http://unitsofmeasure.org',
  'http://hl7.org/fhir/ValueSet/currencies': 'urn:iso:std:iso:4217',
}

/** The open system that a value set stands for. */
export const openSystemOf = (valueSet: string): string | undefined =>
  Object.hasOwn(BY_FORM, valueSet) ? BY_FORM[valueSet] : undefined

/**
 * Code systems that are in real use in GP records and have no published content that may be shipped: their codes are
 * neither right nor wrong here (trap 42 of the definitions).
 */
const EXTERNAL = new Set([
  ...Object.keys(FORMS),
  ...words(`
    http://loinc.org http://read.info/readv2 http://read.info/ctv3 https://fhir.hl7.org.uk/Id/emis-drug-codes
    https://fhir.hl7.org.uk/Id/egton-codes https://fhir.hl7.org.uk/Id/multilex-drug-codes
    https://fhir.hl7.org.uk/Id/resipuk-gemscript-drug-codes http://www.nlm.nih.gov/research/umls/rxnorm
    http://hl7.org/fhir/sid/cvx http://unstats.un.org/unsd/methods/m49/m49.htm
    http://dicom.nema.org/resources/ontology/DCM https://www.usps.com/ urn:ietf:rfc:3986
    urn:oid:1.3.6.1.4.1.19376.1.2.3
  `),
])

/** True for a system that exists but has no content here. */
export const isExternal = (system: string): boolean => EXTERNAL.has(system)
