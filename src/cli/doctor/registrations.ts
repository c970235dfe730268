import type { Variant } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import type { Directory, Located } from '../../spine/index.js'
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
 * Whether every interaction of a variant leads to the one service root (SPINE-SDS-011, SPINE-SDSREG-012). The SSP
 * refuses those that are not registered.
 */
export async function registrationProbe(look: LookUp, { id, interactions }: Variant, base: string): Promise<Probe> {
  const [hop, tried] = ['directory', `interactions of ${id}`]
  const amiss: string[] = []
  try {
    for (const interaction of interactions) {
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

/** A directory that is down is not asked for the next one: that would take as long again. */
async function problemOf(look: LookUp, interactionId: string, base: string): Promise<string | undefined> {
  try {
    const located = await look(interactionId)
    return located.base === base ? undefined : located.base
  } catch (thrown) {
    if (thrown instanceof GpcError && thrown.code !== 'directory-down') return thrown.code
    throw thrown
  }
}
