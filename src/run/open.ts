import { findVariant, withTokens, type Variant } from '../catalogue/index.js'
import { HarnessError, systemClock, uuid, type Clock } from '../core/index.js'
import type { Register } from '../register/index.js'
import { openTarget, type Target } from '../target/index.js'
import { createValidator, type Validator } from '../validator/index.js'
import type { RunContext } from './context.js'
import { createLedger, type Ledger } from './ledger.js'

/** What it takes to make the same context again in a worker process: plain data. */
export interface ContextConfig {
  /** Absolute path of the target file; the embedded target where absent. */
  readonly target?: string
  readonly variant: string
  readonly randomSeed: string
  /** Absolute path of the ledger of what is made on the target; kept in memory alone where absent. */
  readonly ledger?: string
  /** Part `index` of `total`, counted from 0, of a run that is spread over several jobs. */
  readonly part?: { readonly index: number; readonly total: number }
}

/** Name of the environment variable in which workers find their {@link ContextConfig}. */
export const CONFIG_VARIABLE = 'GPC_ASSURE_CONTEXT'

/** A fresh seed for a run. */
export const newRandomSeed = (): string => uuid()

/**
 * What scenarios of a variant run with, on a target that is open.
 *
 * @param validator - by the variant's definitions; shared between contexts, since its compiled profiles are dear
 */
export function contextOn(
  target: Target,
  variant: Variant,
  register: Register,
  randomSeed: string,
  {
    validator = createValidator({ sets: [variant.definitions] }),
    clock = systemClock,
    ledger = createLedger(),
  }: { validator?: Validator; clock?: Clock; ledger?: Ledger } = {},
): RunContext {
  let resources = 0
  const counted = <R extends { readonly resources: number }>(result: R): R => {
    resources += result.resources
    return result
  }
  return {
    target,
    variant: withTokens(variant, target.tokens),
    register,
    clock,
    randomSeed,
    ledger,
    validator: {
      validateText: (text, options) => counted(validator.validateText(text, options)),
      validateResource: (resource, options) => counted(validator.validateResource(resource, options)),
      membership: (valueSet, system, code) => validator.membership(valueSet, system, code),
    },
    takeResourceCount: () => {
      const taken = resources
      resources = 0
      return taken
    },
  }
}

/**
 * Opens the target of a configuration and makes the context.
 *
 * @throws GpcError for a target file that cannot be used
 */
export async function openContext(config: ContextConfig, register: Register): Promise<RunContext> {
  const variant = findVariant(config.variant)
  if (!variant) throw new HarnessError('unknown-variant', `a run of the unknown variant ${config.variant}`)
  const { target: file, part } = config
  const target = await openTarget({ variant, ...(file !== undefined && { file }), ...(part && { part }) })
  return contextOn(target, variant, register, config.randomSeed, { ledger: createLedger(config.ledger) })
}
