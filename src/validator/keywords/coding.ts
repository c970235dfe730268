import { asString, type JsonObject } from '../../core/index.js'
import { keyword } from './keyword.js'

/** Systems that are spelt in one way only; what merely starts like one is a mistake. */
const OPEN_SYSTEMS = ['http://snomed.info/sct', 'http://loinc.org', 'http://unitsofmeasure.org']

const words = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** `coding`: a Coding by itself: its system is a code system, knows the code, and calls it what the display says. */
export const coding = keyword<true, JsonObject>('coding', 'object', (run, _, data, path) => {
  const system = asString(data['system'])
  const code = asString(data['code'])
  if (system === undefined) return
  if (/\/ValueSet\//i.test(system)) return run.report('system-is-value-set', path, { system })
  if (/\.html?$/i.test(system)) return run.report('system-is-page', path, { system })
  const almost = OPEN_SYSTEMS.find((open) => system.startsWith(open) && system !== open)
  if (almost !== undefined) return run.report('system-invalid', path, { system, expected: almost })
  if (code === undefined) return
  const { terminology } = run
  if (terminology.holds(system, code) === false) return run.report('code-unknown', path, { system, code })
  const problem = terminology.formProblem(system, code)
  if (problem !== undefined) return run.report('code-form', path, { system, code, problem })
  const display = asString(data['display'])
  if (display === undefined) return
  const known = terminology.displaysOf(system, code)
  if (known.length > 0 && !known.some((text) => words(text) === words(display))) {
    run.report('code-display', path, { system, code, expected: [...known], found: display })
  }
})
