import { EventEmitter } from 'node:events'
import type { IFormatterOptions } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import './helpers.js'
import { afterEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/index.js'
import DryRunFormatter from '../../src/run/dry-run-formatter.js'
import { loadSteps, runPass } from '../../src/run/cucumber.js'
import { getRunContext, setRunContext } from '../../src/run/context.js'

afterEach(() => setRunContext(undefined))

/** What the formatter shows of a feature, and whether it would end the process in 1. */
async function shown(...paths: string[]): Promise<{ lines: string[]; fails: boolean }> {
  const eventBroadcaster = new EventEmitter()
  let out = ''
  const before = process.listenerCount('exit')
  new DryRunFormatter({
    eventBroadcaster,
    log: (text: string) => void (out += text),
    parsedArgvOptions: {},
  } as unknown as IFormatterOptions)
  expect(getRunContext()).toEqual({})
  const onMessage = (envelope: Envelope): void => void eventBroadcaster.emit('envelope', envelope)
  await runPass({ paths, dryRun: true, support: await loadSteps(), cwd: packageRoot, onMessage })
  const added = process.listeners('exit').slice(before)
  added.forEach((listener) => process.removeListener('exit', listener))
  return { lines: out.trim().split('\n'), fails: added.length > 0 }
}

describe('what npx cucumber-js shows', () => {
  it('is the list of scenarios', { timeout: 60_000 }, async () => {
    const { lines, fails } = await shown('features/foundations/read-location.feature')
    expect(lines[0]).toMatch(/^features\/foundations\/read-location\.feature:\d+ /)
    expect(lines.at(-1)).toBe(`${lines.length - 1} scenarios, 0 problems`)
    expect(fails).toBe(false)
  })

  it('names a step that nobody knows, and ends in 1', { timeout: 60_000 }, async () => {
    const { lines, fails } = await shown('test/run/dry-run.feature')
    expect(lines).toContain('test/run/dry-run.feature:4: nobody knows "a step of no room"')
    expect(lines.at(-1)).toBe('1 scenarios, 1 problems')
    expect(fails).toBe(true)
  })
})
