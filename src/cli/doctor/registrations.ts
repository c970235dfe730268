import type { Variant } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import { pause, type Directory, type Located, type Pause } from '../../spine/index.js'
import { failed } from './advice.js'
import type { Probe } from './probe.js'

/** One practice's or system's look-up by any interaction id. */
export type LookUp = (interactionId: string) => Promise<Located>

/** The look-up of a provider by what is known of it. */
export const lookUpIn =
  (directory: Directory, { asid, odsCode }: { readonly asid?: string; readonly odsCode?: string }): LookUp =>
  (interactionId) =>
    asid === undefined
      ? directory.find({ odsCode: odsCode ?? '', interactionId })
      : directory.findByAsid({ asid, interactionId })

/**
 * Milliseconds between two look-ups, each of which is two searches: the national directory counts its clients' calls.
 */
const PACE = 500

/** What a directory says of a registration, by the codes of its errors; all others say nothing of it. */
const OF_A_REGISTRATION = new Set([
  'directory-no-entry',
  'directory-ambiguous',
  'directory-bad-endpoint',
  'directory-bad-asid',
  'directory-no-party-key',
])

/**
 * Whether every interaction of a variant leads to the one service root (SPINE-SDS-011, SPINE-SDSREG-012). The SSP
 * refuses those that are not registered.
 */
export async function registrationProbe(
  look: LookUp,
  { id, interactions }: Variant,
  base: string,
  wait: Pause = pause,
): Promise<Probe> {
  const [hop, tried] = ['directory', `interactions of ${id}`]
  const amiss: string[] = []
  try {
    for (const [index, interaction] of interactions.entries()) {
      if (index > 0) await wait(PACE)
      const problem = await problemOf(look, interaction.interactionId, base)
      if (problem !== undefined) amiss.push(`${interaction.id} (${problem})`)
    }
  } catch (thrown) {
    return failed(hop, tried, thrown)
  }
  if (amiss.length === 0) return { hop, tried, health: 'ok', found: `all ${interactions.length} lead to ${base}` }
  return {
    hop,
    tried,
    health: 'warn',
    found: `${amiss.length} of ${interactions.length} do not lead to ${base}: ${amiss.join(', ')}`,
    advice:
      'have them registered, or list what the system does not offer as "declares.unsupported": the SSP refuses them',
  }
}

/**
 * A directory that is down, busy or refuses has said nothing of the registration, and is not asked for the next one.
 */
async function problemOf(look: LookUp, interactionId: string, base: string): Promise<string | undefined> {
  try {
    const located = await look(interactionId)
    return located.base === base ? undefined : located.base
  } catch (thrown) {
    if (thrown instanceof GpcError && OF_A_REGISTRATION.has(thrown.code)) return thrown.code
    throw thrown
  }
}
