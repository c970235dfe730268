import type { Exchange, Verdict } from '../../core/index.js'

/**
 * True where nothing that is not ours stood between harness and provider: the direct hop, or the harness's own SSP,
 * which records what it forwards.
 */
export const seenDirectly = ({ hop, forwarded }: Exchange): boolean => hop === 'direct' || forwarded !== undefined

/** What every breach says that was seen through somebody else's SSP, which may have lost, cut or changed something. */
export const CAVEAT =
  'Seen through a Spine Secure Proxy that is not the harness’s own: whether it or the provider did this cannot be told from here.'

/** The note of a finding, with the caveat where there is reason for it. */
export function withCaveat(note: string | undefined, verdict: Verdict, exchange: Exchange): { note?: string } {
  const certain = seenDirectly(exchange) || (verdict !== 'fail' && verdict !== 'warn') || note?.includes(CAVEAT)
  const words = certain ? [note] : [note, CAVEAT]
  const whole = words.filter((part) => part !== undefined).join(' ')
  return whole === '' ? {} : { note: whole }
}
