import { asString, isObject, objects, type JsonObject } from '../../../core/index.js'
import { interactionOf, type RequestContext, type CareRule } from '../request-context.js'
import { claimRule, isAudience, seconds, type JudgeClaims } from './claims.js'

/** Rules about the claims of an unsigned token (spec facts, Care Connect, section 5.7), one for each claim. */

const rule = (id: string, judge: JudgeClaims): CareRule => claimRule('unsigned', id, judge)

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isNumber = (value: unknown): boolean => typeof value === 'number' && value > 0

/** A claim that has to be there. */
const given = (name: string, isThere: (value: unknown) => boolean): CareRule =>
  rule(`${name}.given`, ({ [name]: value }) =>
    isThere(value) ? undefined : `claim ${name} is missing or of another form`,
  )

const isResource = (type: string) => (value: unknown) => isObject(value) && value['resourceType'] === type

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The ODS code of the organisation that a token names. */
export function organisationOf({ requesting_organization: organisation }: JsonObject): string | undefined {
  const identifiers = isObject(organisation) ? objects(organisation['identifier']) : []
  return asString(identifiers.find(({ system }) => system === ODS)?.['value'])
}

const deviceOf = ({ requesting_device: device }: JsonObject): JsonObject => (isObject(device) ? device : {})

const WRITE = ['patient/appointment.write']
/** Whoever may write may read; no scope is published for the search, the one of the read is taken. */
const READ = ['patient/appointment.read', ...WRITE]

/** The scopes of each interaction; the statement is for everybody. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'search-slot': ['organization/slot.read'],
  'book-appointment': WRITE,
  'cancel-appointment': WRITE,
  'read-appointment': READ,
  'search-appointment': READ,
}

const scopeFits = (scope: string, asked: RequestContext): boolean =>
  SCOPES[interactionOf(asked) ?? '']?.some((one) => scope.split(' ').includes(one)) ?? true

export const unsignedClaimRules: readonly CareRule[] = [
  given('iss', isText),
  given('sub', isText),
  given('aud', isText),
  given('iat', isNumber),
  given('exp', isNumber),
  given('reason_for_request', isText),
  given('requested_scope', isText),
  given('requesting_device', isResource('Device')),
  given('requesting_organization', isResource('Organization')),
  rule('reason_for_request.direct-care', ({ reason_for_request: reason }) =>
    !isText(reason) || reason === 'directcare' ? undefined : 'claim reason_for_request is not directcare',
  ),
  rule('requested_scope.fits', ({ requested_scope: scope }, asked) =>
    typeof scope !== 'string' || scopeFits(scope, asked) ? undefined : `claim requested_scope: ${scope} is not enough`,
  ),
  rule('aud.own', ({ aud }, asked) =>
    !isText(aud) || isAudience(aud, asked) ? undefined : 'claim aud is not this service root',
  ),
  rule('exp.ahead', ({ exp }, asked) =>
    typeof exp !== 'number' || seconds(asked) < exp ? undefined : 'the token has expired',
  ),
  rule('device.described', (claims) => {
    const { identifier, model, version, resourceType } = deviceOf(claims)
    return resourceType === undefined || (objects(identifier).length > 0 && isText(model) && isText(version))
      ? undefined
      : 'claim requesting_device has no identifier, model or version'
  }),
  rule('organization.described', (claims) => {
    const { requesting_organization: organisation } = claims
    if (!isObject(organisation)) return undefined
    return isText(organisation['name']) && organisationOf(claims) !== undefined
      ? undefined
      : 'claim requesting_organization has no name or no ODS code'
  }),
]

/** Organisations that this provider keeps out (CCS-JWT-010, CCS-CANCEL-006). */
export const organisationRules: readonly CareRule[] = [
  claimRule(
    'unsigned',
    'organization.may-call',
    (claims, { seed }) =>
      seed.mayNotCall.includes(organisationOf(claims) ?? '') ? 'the organisation is not allowed to call' : undefined,
    'organisation',
  ),
  claimRule(
    'unsigned',
    'organization.may-cancel',
    (claims, asked) =>
      interactionOf(asked) === 'cancel-appointment' && asked.seed.mayNotCancel.includes(organisationOf(claims) ?? '')
        ? 'the organisation is not allowed to cancel'
        : undefined,
    'organisation',
  ),
]
