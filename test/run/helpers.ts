import { findVariant, type Variant } from '../../src/catalogue/index.js'
import { fixedClock, inPackage, type Declarations } from '../../src/core/index.js'
import type { RunContext } from '../../src/run/context.js'
import type { RunRequest } from '../../src/run/run-request.js'
import { withTypeScript } from './typescript.js'

withTypeScript()

export const fixtures = inPackage('test', 'fixtures', 'run')

/** The variant of that id, which the tests know to be there. */
export const variantNamed = (id: string): Variant => {
  const found = findVariant(id)
  if (!found) throw new Error(`no variant ${id}`)
  return found
}

/** A context whose target does nothing: the made-up steps never ask it. */
export const idleContext = (unsupported: readonly string[] = [], close = (): void => undefined): RunContext =>
  ({
    target: {
      label: 'made-up',
      base: 'https://provider.example/fhir',
      odsCode: 'A20047',
      providerAsid: '200000000205',
      declared: { unsupported } as unknown as Declarations,
      close: () => Promise.resolve(close()),
    },
  }) as unknown as RunContext

/** A request for the made-up features. */
export const request = (changes: Partial<RunRequest> = {}): RunRequest => ({
  variants: [variantNamed('foundations@1.2.7')],
  wanted: { interactions: [], reqs: [] },
  features: ['features/verdicts.feature'],
  steps: ['steps.mjs'],
  cwd: fixtures,
  open: () => Promise.resolve(idleContext()),
  clock: fixedClock('2026-01-02T03:04:05Z'),
  ...changes,
})
