import { asString, type Json, type JsonObject } from '../../core/index.js'
import type { RuleName } from '../rules.js'
import type { Run } from '../run.js'
import { keyword } from './keyword.js'

/** Systems that are spelt in one way only; what merely starts like one is a mistake. */
const OPEN_SYSTEMS = ['http://snomed.info/sct', 'http://loinc.org', 'http://unitsofmeasure.org']

/** `coding`: a Coding by itself: its system is a code system, knows the code, and calls it what the display says. */
export const coding = keyword<true, JsonObject>('coding', 'object', (run, _, data, path) => {
  const system = asString(data['system'])
  if (system === undefined) return
  const wrong = aboutSystem(system)
  if (wrong)
    return run.report(wrong, path, { system, expected: OPEN_SYSTEMS.find((open) => system.startsWith(open)) ?? '' })
  const code = asString(data['code'])
  if (code !== undefined) aboutCode(run, system, code, data['display'], path)
})

/** What was found about the systems that came by; there are few of them, and each is used over and over. */
const systems = new Map<string, RuleName | undefined>()
const MOST_SYSTEMS = 1000

function aboutSystem(system: string): RuleName | undefined {
  if (systems.has(system)) return systems.get(system)
  const wrong = judgeSystem(system)
  if (systems.size < MOST_SYSTEMS && system.length < 200) systems.set(system, wrong)
  return wrong
}

function judgeSystem(system: string): RuleName | undefined {
  if (/\/ValueSet\//i.test(system)) return 'system-is-value-set'
  if (/\.html?$/i.test(system)) return 'system-is-page'
  return OPEN_SYSTEMS.some((open) => system.startsWith(open) && system !== open) ? 'system-invalid' : undefined
}

function aboutCode(run: Run, system: string, code: string, display: Json | undefined, path: string): void {
  const { terminology } = run
  if (terminology.holds(system, code) === false) return run.report('code-unknown', path, { system, code })
  const problem = terminology.formProblem(system, code)
  if (problem !== undefined) return run.report('code-form', path, { system, code, problem })
  if (typeof display !== 'string') return
  const known = terminology.displaysOf(system, code)
  if (known.length > 0 && !known.some((text) => text === display || words(text) === words(display))) {
    run.report('code-display', path, { system, code, expected: [...known], found: display })
  }
}

const words = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
