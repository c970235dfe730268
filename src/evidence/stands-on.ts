import type { RunRecord } from '../run/run-record.js'

/**
 * What a reader has to know of the ground that the greens stand on: what is not offered, each once, and the controls.
 */
export const standsOn = ({ notOffered = [], controls = 0, scenarios }: RunRecord): string[] => [
  ...notOffered.map((id) => {
    const stopped = scenarios.filter((s) => s.verdict === 'blocked' && s.interactions.includes(id)).length
    return `Not offered: ${id}. No good request of it was served; scenarios about it that are blocked: ${stopped}.`
  }),
  ...(controls > 0
    ? [`Controls: ${controls} of the scenarios were not asked for; greens of the others stand on them.`]
    : []),
]
