import { z } from 'zod'
import { https, credential, text } from './forms.js'

const URN = /^urn:\S+$/

/** Who signs the tokens, and how the consumer proves there who it is: by a private key or by a secret. */
export const authServer = z
  .strictObject({
    /** The token endpoint. */
    url: https,
    clientId: text,
    privateKey: credential.optional(),
    keyId: text.optional(),
    clientSecret: z.strictObject({ env: text }).optional(),
    /** The service root and `/.default` where absent (CCS-JWTS-001). */
    scope: text.optional(),
    /** Where its public keys are. */
    jwks: https.optional(),
    /** What the token's `groups` hold for the name of a group; the name where absent. */
    groups: z.record(text.regex(URN, 'is the name of a group, urn:nhs:names:services:...'), text).default({}),
    ca: credential.optional(),
  })
  .refine((a) => (a.privateKey === undefined) !== (a.clientSecret === undefined), {
    path: ['clientId'],
    message: 'is not enough: give either "privateKey" or "clientSecret"',
  })
