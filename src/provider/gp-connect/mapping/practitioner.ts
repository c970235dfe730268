import { profile, systems } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { PractitionerRecord } from '../seed/schema.js'
import { humanName, meta, present } from '../../frame/datatypes.js'
import { nhsCommunication } from './nhs-communication.js'

/** A practitioner (spec facts section 8.7): SDS ids, name, gender, languages; nothing private. */
export const practitioner = (record: PractitionerRecord): JsonObject =>
  present({
    resourceType: 'Practitioner',
    id: record.id,
    meta: meta(record.version, profile('CareConnect-GPC-Practitioner-1')),
    extension: record.languages.map((code) => nhsCommunication(code)),
    identifier: [
      { system: systems.sdsUser, value: record.sdsUserId },
      ...record.roleProfiles.map((value) => ({ system: systems.sdsRoleProfile, value })),
    ],
    name: [humanName(record.name)],
    gender: record.gender,
  })
