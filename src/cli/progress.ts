import type { RunListener } from '../run/run-request.js'
import type { ScenarioVerdict } from '../run/verdict.js'
import { paint, type Terminal } from './terminal.js'

const HUE: Readonly<Record<ScenarioVerdict, 'red' | 'green' | 'yellow' | 'dim'>> = {
  passed: 'green',
  warned: 'yellow',
  waived: 'yellow',
  blocked: 'yellow',
  failed: 'red',
  errored: 'red',
  notApplicable: 'dim',
}

/** A verdict in its colour. */
export const verdictWord = (terminal: Terminal, verdict: ScenarioVerdict): string =>
  paint(terminal, HUE[verdict], verdict === 'notApplicable' ? 'not applicable' : verdict)

const WIDTH = 100

/** Tells a person how far the run is: one line that is written over, and a line for each scenario that is not green. */
export function progress(terminal: Terminal): RunListener {
  const wipe = terminal.live ? '\r\u001b[2K' : ''
  let total = 0
  return {
    variant(variant, { target }, { chosen }) {
      total = chosen.length
      terminal.err(`${wipe}${variant.id} on ${target.label}: ${total} scenarios\n`)
    },
    scenario(record, left) {
      const { verdict, name, interactions, reason, findings } = record
      if (verdict !== 'passed' && verdict !== 'warned') {
        const cause = reason ?? findings.find((f) => ['fail', 'error', 'blocked'].includes(f.verdict))?.check ?? ''
        terminal.err(`${wipe}  ${verdictWord(terminal, verdict)} ${interactions[0] ?? ''}: ${name} (${cause})\n`)
      }
      if (!terminal.live) return
      const line = `  ${total - left}/${total} ${interactions[0] ?? ''}: ${name}`
      terminal.err(left === 0 ? wipe : `${wipe}${line.slice(0, WIDTH)}`)
    },
  }
}
