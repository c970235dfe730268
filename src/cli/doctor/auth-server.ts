import { systemClock } from '../../core/index.js'
import { openServerTokens } from '../../target/server-tokens.js'
import { address } from '../../transport/index.js'
import { failed } from './advice.js'
import { tryHop } from './connection.js'
import { identityOf } from './identities.js'
import type { Ward } from './look-ups.js'

const HOP = 'token server'

/**
 * Tries the way to the authorisation server that the file names, and the key by which the consumer proves itself there.
 * The token itself is asked for with the first request.
 */
export async function tryAuthServer({ file, around, limits, now, tell }: Ward, base: string): Promise<void> {
  const { authServer } = file
  if (!authServer) return
  const { ca, url } = authServer
  const identity = identityOf({ ca }, 'authServer', around, now, tell)
  if (!identity) return
  try {
    openServerTokens(authServer, base, around, limits, systemClock)
    await tryHop({ name: HOP, ...address(url), identity }, limits.connectMs, now, tell)
  } catch (thrown) {
    tell(failed(HOP, 'key', thrown, true))
  }
}
