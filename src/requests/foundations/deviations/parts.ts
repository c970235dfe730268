import { profile } from '../../../catalogue/index.js'
import { asArray, isObject, objects, type Json, type JsonObject } from '../../../core/index.js'
import type { Deviation } from '../../deviation.js'
import type { Change } from '../../deviations/elements.js'
import { homeAddress, homePhone } from '../register-patient.js'
import { sent } from '../../deviations/sent.js'

/** Changes each parameter of the body. */
export const parameter = (name: string, change: Change): Deviation =>
  sent(name, (body) => ({ ...body, parameter: objects(body['parameter']).map(change) }))

/** Changes the Patient that is sent. */
export const patient = (name: string, change: Change): Deviation =>
  parameter(name, (one) => ({ ...one, resource: change(isObject(one['resource']) ? one['resource'] : {}) }))

/** Gives the Patient an element, in place of the one that it has. */
export const put = (name: string, element: string, value: Json): Deviation =>
  patient(name, (all) => ({ ...all, [element]: value }))

/** The Patient with each of its names changed. */
export const renamed = (all: JsonObject, change: Change): JsonObject => ({
  ...all,
  name: objects(all['name']).map(change),
})

/** Changes the name. */
export const name = (words: string, change: Change): Deviation => patient(words, (all) => renamed(all, change))

/** A name with further given names. */
export const alsoGiven = (of: JsonObject, ...more: string[]): JsonObject => ({
  ...of,
  given: [...asArray(of['given']), ...more],
})

/** Telecoms that a registration may have, by use; email has none of its own. */
export const TELECOMS: Readonly<Record<string, JsonObject>> = {
  home: homePhone,
  work: { system: 'phone', value: '01632960402', use: 'work' },
  mobile: { system: 'phone', value: '07700900403', use: 'mobile' },
  temp: { system: 'phone', value: '07700900404', use: 'temp' },
  email: { system: 'email', value: 'new.patient@example.org', use: 'home' },
}

/** Addresses by use: the first two may be sent. */
export const ADDRESSES: Readonly<Record<'home' | 'temp' | 'work' | 'old', JsonObject>> = {
  home: homeAddress,
  temp: { ...homeAddress, use: 'temp', line: ['The Annexe', '3 Visitor Lane'], postalCode: 'WF2 2BB' },
  work: { ...homeAddress, use: 'work' },
  old: { ...homeAddress, use: 'old' },
}

/** A language with interpreterRequired, as the page lets a consumer send it. */
export const language: JsonObject = {
  url: profile('Extension-CareConnect-GPC-NHSCommunication-1'),
  extension: [
    {
      url: 'language',
      valueCodeableConcept: {
        coding: [
          { system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1', code: 'cy', display: 'Welsh' },
        ],
      },
    },
    { url: 'interpreterRequired', valueBoolean: true },
  ],
}

/** Gives the Patient extensions. */
export const extended = (words: string, ...extensions: JsonObject[]): Deviation => put(words, 'extension', extensions)
