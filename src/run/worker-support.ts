import { AfterAll, BeforeAll } from '@cucumber/cucumber'
import { findVariant } from '../catalogue/index.js'
import { loadRegister } from '../register/index.js'
import { getRunContext, setRunContext } from './context.js'
import { CONFIG_VARIABLE, openContext, type ContextConfig } from './open.js'

/** Set by Cucumber in the worker processes of a parallel run. */
const worker = process.env['CUCUMBER_WORKER_ID']
const config = process.env[CONFIG_VARIABLE]

// Worker processes share nothing with the runner: each opens the target for itself, once.
if (worker !== undefined && config !== undefined) {
  BeforeAll(async () => {
    const wanted = JSON.parse(config) as ContextConfig
    setRunContext(await openContext(wanted, loadRegister(findVariant(wanted.variant)?.registers)))
  })
  AfterAll(async () => {
    await getRunContext().target.close()
    setRunContext(undefined)
  })
}
