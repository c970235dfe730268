import { interaction } from '../../catalogue/index.js'
import { systemClock } from '../../core/index.js'
import { requestFor } from '../../requests/index.js'
import type { EmbeddedTarget } from '../../target/index.js'
import { shellWord, unsecuredToken } from '../../transport/index.js'
import type { ServeFiles } from './files.js'

/**
 * A line for a shell that asks for the capability statement through the SSP. Its token holds for five minutes, as the
 * specification has it.
 */
export function readyCurl(served: EmbeddedTarget, files: ServeFiles): string {
  const sender = { base: served.base, providerAsid: served.providerAsid, consumer: served.consumer, clock: systemClock }
  const plan = requestFor(interaction('get-capability-statement'), {}, sender)
  const { authorization } = plan
  if (authorization.kind !== 'token') throw new Error('a good request carries a token')
  const fields = [
    ...plan.headers.fields.map(([name, value]) => `${name}: ${value}`),
    `Authorization: Bearer ${unsecuredToken(authorization.header, authorization.claims)}`,
  ]
  const { ca, consumer } = files
  return [
    'curl --path-as-is -i',
    ...['--cacert', ca, '--cert', consumer.cert, '--key', consumer.key].map(shellWord),
    ...fields.flatMap((field) => ['-H', shellWord(field)]),
    shellWord(`${served.sspUrl}/${served.base}${plan.path}`),
  ].join(' ')
}
