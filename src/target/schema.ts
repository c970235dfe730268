import { z } from 'zod'
import { findVariant, interactionIds, kinds, type FoundRecords, type KindOfTable } from '../catalogue/index.js'
import { isObject, isPlain, SCOPE_PARTS, type JsonObject, type ScopePart } from '../core/index.js'
import { splitLdapUrl } from '../spine/index.js'
import { authServer } from './auth-server-form.js'
import { appointmentStatus, channel, dateTime, day, expectations, gender, jobRole, logicalId } from './expectations.js'
import {
  asid,
  calledRoot,
  https,
  credential,
  dosServiceId,
  identifier,
  nhsNumber,
  odsCode,
  role,
  root,
  text,
} from './forms.js'

/**
 * The form of a target file. Every key is one that the tester sees and fills in; an unknown key is an error, so that a
 * misspelt one is never silently ignored. Source: ARCHITECTURE.md section 5.
 */

/** One end's TLS identity, and whom it trusts. */
const tls = {
  certificate: credential,
  key: credential,
  passphrase: z.strictObject({ env: text }).optional(),
  /** Without it Node's own list of authorities is used. */
  ca: credential.optional(),
  /** Folder of certificates that have to be refused, as `gpc-assure certs` makes it. */
  refusedCertificates: text.optional(),
}

/** A list of the file: a label with nothing below it (all lines of the example are still comments) is an empty one. */
const listOf = <S extends z.ZodType>(list: S) => z.preprocess((said) => said ?? undefined, list)

/** A record by which kind, how it is found and what is expected of it. */
const named = <K extends string>(key: K, form: z.ZodType<string>, expect: z.ZodType<JsonObject>) => {
  const found = { id: logicalId.optional(), says: text.optional(), expect: expect.optional() }
  const record = z.strictObject({ [key]: form.optional(), ...found } as Record<K, z.ZodOptional<typeof form>> &
    typeof found)
  return listOf(z.record(role, record).prefault({}))
}

/** The forms of business identifiers; a text without blanks where the kind's key has none. */
const FORMS: Readonly<Record<string, z.ZodType<string>>> = { nhsNumber, odsCode, dosServiceId }

/** What a kind's records are expected to show, as plain JSON. */
const expectedOf = (kind: FoundRecords): z.ZodType<JsonObject> => expectations[kind] as z.ZodType<JsonObject>

const records = Object.fromEntries(
  kinds().map((kind) => [kind.records, named(kind.key, FORMS[kind.key] ?? identifier, expectedOf(kind.records))]),
) as unknown as { [K in KindOfTable as K['records']]: ReturnType<typeof named<K['key']>> }

/** Someone on PDS: what a registration sends, and in `expect` what else PDS or the old record holds. */
const person = z.strictObject({
  nhsNumber,
  family: text,
  given: z.array(text).min(1),
  gender: gender.optional(),
  birthDate: day,
  id: logicalId.optional(),
  says: text.optional(),
  expect: expectedOf('patients').optional(),
})

/** People for register patient: a pool that is spent, and cases by role. */
const register = z
  .strictObject({
    pool: listOf(z.array(person).default([])),
    cases: listOf(z.record(role, person).prefault({})),
  })
  .prefault({})

/** Where a slot or an appointment stands in the book: days from that of the run (0 is today), UK local time. */
const times = {
  day: z.number().int(),
  from: text.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be hh:mm; put it in quotes'),
  minutes: z.number().int().positive(),
  says: text.optional(),
}

/** One slot of a session, and what its Slot, Schedule and surgery say. */
const session = z.strictObject({
  ...times,
  location: text.optional(),
  practitioner: identifier.optional(),
  channel: channel.optional(),
  type: text.optional(),
  schedule: text.optional(),
  role: jobRole.optional(),
})

/** An appointment in the practice's own diary. */
const appointment = z.strictObject({
  ...times,
  patient: role,
  description: text.optional(),
  status: appointmentStatus.optional(),
  comment: text.optional(),
  /** Of a past one, which no interaction shows: its logical id, its version and what else its resource says. */
  id: logicalId.optional(),
  version: logicalId.optional(),
  resource: z.object({ created: dateTime.optional() }).catchall(z.json()).optional(),
})

/** The appointment book, by role (fixtures/patients/sessions.yaml). */
const book = {
  sessions: listOf(z.record(role, session).prefault({})),
  appointments: listOf(z.record(role, appointment).prefault({})),
}

const known = new Set(interactionIds())

/** What of requested_scope is compared; `true` and `false` are an older form, in which verbs were never compared. */
const scopeParts = z
  .union([z.boolean(), z.array(z.enum(SCOPE_PARTS))], `must be a list of some of: ${SCOPE_PARTS.join(', ')}`)
  .transform((said): readonly ScopePart[] => (said === true ? ['value', 'resource'] : said === false ? [] : said))
  .prefault([])

const declares = z
  .strictObject({
    xml: z.boolean().default(false),
    checksScope: scopeParts,
    checksAudience: z.boolean().default(false),
    identifierSystems: z.array(https).default([]),
    serviceFiltering: z.boolean().default(false),
    noPds: z.boolean().default(false),
    unsupported: z.array(text.refine((id) => known.has(id), 'is no interaction of the catalogue')).default([]),
  })
  .prefault({})

/** Bounds against a hang, in seconds. */
const timeouts = z
  .strictObject({
    connectSeconds: z.number().positive().max(120).default(10),
    answerSeconds: z.number().positive().max(600).default(60),
  })
  .prefault({})

/** Bounds against a flood, in MB of 1,000,000 bytes. */
const limits = z.strictObject({ responseMegabytes: z.number().positive().max(500).default(20) }).prefault({})

const common = {
  label: text.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'letters, digits, dots and hyphens: it becomes part of a folder name',
  ),
  variant: text
    .refine((id) => findVariant(id) !== undefined, 'is no variant: see gpc-assure run --variant list')
    .optional(),
  /** Which tokens the system believes; those of the variant where absent. */
  tokens: z.enum(['unsigned', 'signed']).optional(),
  consumer: z.strictObject({
    asid,
    odsCode,
    organisation: text,
    issuer: https,
    organisationType: z.enum(['gp-practice', 'urgent-care']).default('gp-practice'),
  }),
  declares,
  timeouts,
  limits,
  ...records,
  ...book,
  register,
}

/** The embedded target: where it listens and what it trusts are made at start-up. */
export const embeddedSchema = z.strictObject({ ...common, provider: z.strictObject({ asid, odsCode }) })

/** By which interaction id the provider is looked up; the first one of the variant where absent. */
const lookedUpBy = { interactionId: text.regex(/^urn:\S+$/, 'must be an interaction id: urn:nhs:names:services:...').optional() } // prettier-ignore

const ldapUrl = text.refine((s) => splitLdapUrl(s) !== undefined, 'must be ldaps://host:port or ldap://host:port')

/** The Spine Directory Service by LDAP: over ldaps it wants the client's certificate (SPINE-SDS-005). */
const ldap = z
  .strictObject({
    ldap: ldapUrl,
    order: z.enum(['mhs-first', 'as-first']).default('mhs-first'),
    ...tls,
    certificate: credential.optional(),
    key: credential.optional(),
    ...lookedUpBy,
  })
  .omit({ refusedCertificates: true })
  .refine((d) => !splitLdapUrl(d.ldap)?.secure || (d.certificate && d.key), {
    path: ['certificate'],
    message: 'is missing: ldaps needs "certificate" and "key" of the client',
  })

/** How to find the provider: the Spine Directory Service by LDAP or by its FHIR API, or a table in this file. */
const directory = z.union(
  [
    z.strictObject({ fhir: root, apiKey: z.strictObject({ env: text }), ca: credential.optional(), ...lookedUpBy }),
    ldap,
    z.strictObject({ table: z.array(z.strictObject({ odsCode, base: root, asid })).min(1) }),
  ],
  'must be { ldap: URL, certificate, key, ca }, { fhir: URL, apiKey: { env: NAME } } or { table: [{ odsCode, base, asid }] }',
)

/** How to find the practice of a patient. */
const pds = z.strictObject({
  url: root,
  nhsNumber,
  token: z.strictObject({ env: text }).optional(),
  ca: credential.optional(),
})

/** A rule between labels is looked at beside what is wrong with others, so that the list of errors is whole. */
const BESIDE = { when: ({ value }: { value: unknown }) => isObject(value) && isObject(value['provider']) }

/** A system somewhere else. */
export const remoteSchema = z
  .strictObject({
    ...common,
    provider: z.strictObject({
      /** The address that is called. */
      base: calledRoot.optional(),
      /** The service root under which the system is registered, where it is called by another address. */
      publishedBase: root.optional(),
      asid: asid.optional(),
      odsCode: odsCode.optional(),
      /** A service of the Directory of Services, which leads to one of the two. */
      dosServiceId: dosServiceId.optional(),
    }),
    directory: directory.optional(),
    /** Page of the Directory of Services; the package's where absent. */
    dos: text.optional(),
    pds: pds.optional(),
    authServer: authServer.optional(),
    /** A Spine Secure Proxy; the harness shows the consumer's certificate. */
    ssp: z.strictObject({ url: root, ...tls }).optional(),
    /** The harness in the proxy's role; it shows the certificate of an SSP that the provider trusts. */
    direct: z.strictObject({ ...tls, certificate: credential.optional(), key: credential.optional() }).optional(),
  })
  .refine((t) => t.ssp ?? t.direct, {
    path: ['provider'],
    message: 'is cut off: give "ssp", "direct" or both as the way to it',
    ...BESIDE,
  })
  .refine((t) => !t.direct || isPlain(t.provider.base ?? '') || (t.direct.certificate && t.direct.key), {
    path: ['direct'],
    message: 'is incomplete: TLS needs "certificate" and "key" of an SSP',
    ...BESIDE,
  })
  .refine((t) => !t.ssp || !isPlain(t.provider.base ?? ''), {
    path: ['ssp'],
    message: 'is of no use where "provider.base" is plain http: no SSP leads there',
    ...BESIDE,
  })
  .refine((t) => t.tokens !== 'signed' || t.authServer, {
    path: ['tokens'],
    message: 'is "signed": give "authServer", which signs them',
    ...BESIDE,
  })
  .refine((t) => t.tokens !== 'unsigned' || !t.authServer, {
    path: ['authServer'],
    message: 'is of no use where "tokens" is "unsigned": take one of them out',
    ...BESIDE,
  })
  .refine(
    (t) => t.provider.odsCode ?? t.pds ?? t.provider.dosServiceId ?? (t.provider.base ? false : t.provider.asid),
    {
      path: ['provider', 'odsCode'],
      message: 'is missing: give it, or "pds" to find it by',
      ...BESIDE,
    },
  )
  .refine((t) => t.provider.base ?? t.directory, {
    path: ['provider', 'base'],
    message: 'is missing: give it, or "directory" to find it in',
    ...BESIDE,
  })
  .refine((t) => t.provider.asid ?? t.directory ?? t.provider.dosServiceId, {
    path: ['provider', 'asid'],
    message: 'is missing: give it, or "directory" to find it in',
    ...BESIDE,
  })

export type EmbeddedFile = z.output<typeof embeddedSchema>
/** The people for register patient. */
export type RegisterFile = EmbeddedFile['register']
export type RemoteFile = z.output<typeof remoteSchema>
/** The section of the file that says how to find the provider. */
export type DirectoryNames = NonNullable<RemoteFile['directory']>
/** A path, or the name of an environment variable. */
export type Credential = z.output<typeof credential>
/** Where a provider is: its service root, and whom it belongs to. */
export type EndpointAddress = { readonly [K in 'base' | 'asid' | 'odsCode']: string }
/** Certificate, key, passphrase and authorities, as named in the file. */
export type TlsNames = NonNullable<RemoteFile['ssp']>
/** The same, where a plain address needs none. */
export type DirectNames = NonNullable<RemoteFile['direct']>
/** Who signs tokens, as named in the file. */
export type AuthServerNames = NonNullable<RemoteFile['authServer']>
