import type { JsonObject } from '../../core/index.js'

/** An answer of an emulated service. */
export interface Reply {
  readonly status: number
  readonly body: JsonObject
}

/** An OperationOutcome with one issue. */
export const trouble = (status: number, code: string, diagnostics: string): Reply => ({
  status,
  body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] },
})

/** A searchset of what was found. */
export const searchset = (resources: readonly JsonObject[]): Reply => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  },
})
