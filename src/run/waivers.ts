import { z } from 'zod'
import { GpcError, KEBAB, messageOf } from '../core/index.js'
import { entriesIn, readYaml } from '../core/yaml.js'
import type { RunRecord } from './run-record.js'
import type { ScenarioRecord } from './scenario.js'

/** A breach that is known and accepted for a time: which finding, why, by whom, until when. */
const waiverSchema = z.strictObject({
  /** The check whose finding is waived. */
  check: z.string().regex(KEBAB, 'is the id of a check: lower-case words joined by hyphens'),
  /** Narrows the waiver to an interaction, a requirement, or a scenario by its name. */
  interaction: z.string().optional(),
  req: z.string().optional(),
  scenario: z.string().optional(),
  reason: z.string().trim().min(10, 'says in a sentence why'),
  owner: z.string().trim().min(2, 'names who answers for it'),
  expires: z.iso.date('is a day, such as 2026-12-31'),
})

type Waiver = z.output<typeof waiverSchema> & { readonly place: string; used: boolean }

/** The waivers of a run. */
export interface Waivers {
  /** The scenario as it is after waivers: `waived` where every failure of it is covered. */
  settle(record: ScenarioRecord): ScenarioRecord
  /**
   * Waivers that covered nothing in a run although their scenarios ran: the breach is gone, and so must the waiver be.
   * None for a run that was cut short or narrowed, in which their absence says nothing.
   */
  stale(run: RunRecord): readonly string[]
}

const covers = (waiver: Waiver, scenario: ScenarioRecord, finding: ScenarioRecord['findings'][number]): boolean =>
  finding.check === waiver.check &&
  (waiver.interaction === undefined || scenario.interactions.includes(waiver.interaction)) &&
  (waiver.req === undefined || finding.reqs.includes(waiver.req)) &&
  (waiver.scenario === undefined || scenario.name === waiver.scenario)

/**
 * Reads a file of waivers: a YAML list.
 *
 * @param today - waivers are live to the end of their last day, UTC
 * @throws GpcError naming file and line for an unreadable file, an entry of another form, or one that has expired
 */
export function loadWaivers(file: string, today: Date): Waivers {
  const invalid = (line: number, message: string): GpcError =>
    new GpcError('waivers-invalid', `${file}:${line}: ${message}`)
  const yaml = readYaml(file, {
    unreadable: (cause) => new GpcError('waivers-unreadable', `--waivers ${file}: ${messageOf(cause)}`, 2, { cause }),
    malformed: invalid,
  })
  const entries = entriesIn(yaml, waiverSchema, (line, { path, message }) =>
    invalid(line, `${path.join('.')} ${message}`.trim()),
  )
  const waivers = entries.map(({ value, line }): Waiver => ({ ...value, place: `${file}:${line}`, used: false }))
  const expired = waivers.find(({ expires }) => expires < today.toISOString().slice(0, 10))
  if (expired) {
    const { place, check, expires } = expired
    throw new GpcError('waiver-expired', `${place}: the waiver of ${check} expired on ${expires}`)
  }
  return {
    settle(record) {
      const failures = record.findings.filter((f) => f.verdict === 'fail')
      if (record.verdict !== 'failed') return record
      const by = failures.map((f) => waivers.find((w) => covers(w, record, f)))
      for (const waiver of by) if (waiver) waiver.used = true
      if (by.some((waiver) => waiver === undefined)) return record
      const reasons = [...new Set(by)].map((w) => `${w?.reason} (${w?.owner}, until ${w?.expires})`)
      return { ...record, verdict: 'waived', reason: reasons.join('; ') }
    },
    stale: (run) =>
      run.incomplete !== undefined || run.leftOut.some((l) => l.because === 'option')
        ? []
        : waivers.filter((w) => !w.used).map((w) => `${w.place}: the waiver of ${w.check} covers nothing any more`),
  }
}
