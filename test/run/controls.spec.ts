import { describe, expect, it } from 'vitest'
import { variants } from '../../src/catalogue/index.js'
import { packageRoot, systemClock } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { createLedger } from '../../src/run/ledger.js'
import { contextOn } from '../../src/run/open.js'
import { run } from '../../src/run/runner.js'
import { isControl } from '../../src/run/standing.js'
import { startEmbedded } from '../../src/target/index.js'
import { createValidator } from '../../src/validator/index.js'
import { request } from './helpers.js'

/** A run of a few scenarios takes controls along: by themselves they have to show all that the others stand on. */
describe('the controls alone', () => {
  it.each(variants().map((variant) => [variant.id, variant] as const))(
    'show that %s is offered, and told apart',
    async (_id, variant) => {
      const target = await startEmbedded({ variant })
      const parts = { validator: createValidator({ sets: [variant.definitions] }), ledger: createLedger() }
      const context = contextOn(target, variant, loadRegister(variant.registers), 'seed', {
        ...parts,
        clock: systemClock,
      })
      const { scenarios, notOffered } = await run(
        request({
          variants: [variant],
          cwd: packageRoot,
          features: ['features'],
          steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
          only: (_variant, scenario) => (isControl(scenario) ? undefined : 'no control'),
          open: () => Promise.resolve(context),
        }),
      )
      expect(scenarios.filter(({ verdict }) => verdict !== 'passed').map(({ name }) => name)).toEqual([])
      expect(scenarios.length).toBeGreaterThan(3)
      expect(notOffered).toEqual([])
    },
  )
})
