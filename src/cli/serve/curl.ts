import { interactionOf, withTokens, type Variant } from '../../catalogue/index.js'
import { HarnessError, systemClock, type Authorization } from '../../core/index.js'
import { standardOf, requestFor } from '../../requests/index.js'
import type { EmbeddedTarget } from '../../target/index.js'
import { shellWord, unsecuredToken } from '../../transport/index.js'
import type { ServeFiles } from './files.js'

/**
 * A line for a shell that asks for the capability statement through the SSP. A token that the consumer makes holds for
 * five minutes, as the specification has it, a signed one for about an hour.
 */
export async function readyCurl(served: EmbeddedTarget, files: ServeFiles, variant: Variant): Promise<string> {
  const standard = standardOf(withTokens(variant, served.tokens))
  const { base, providerAsid, consumer: own } = served
  const sender = { base, providerAsid, consumer: own, clock: systemClock, standard }
  const plan = requestFor(interactionOf(variant, 'get-capability-statement'), {}, sender)
  const fields = [
    ...plan.headers.fields.map(([name, value]) => `${name}: ${value}`),
    `Authorization: Bearer ${await tokenOf(plan.authorization, served)}`,
  ]
  const { ca, consumer } = files
  return [
    'curl --path-as-is -i',
    ...Object.entries({ cacert: ca, ...consumer }).map(([option, file]) => `--${option} ${shellWord(file)}`),
    ...fields.map((field) => `-H ${shellWord(field)}`),
    shellWord(`${served.sspUrl}/${served.base}${plan.path}`),
  ].join(' ')
}

async function tokenOf(authorization: Authorization, { auth, base }: EmbeddedTarget): Promise<string> {
  if (authorization.kind === 'token') return unsecuredToken(authorization.header, authorization.claims)
  if (authorization.kind === 'issued' && auth) return auth.server.issue(authorization, auth.account.clientId, base)
  throw new HarnessError('no-token', 'a good request carries a token')
}
