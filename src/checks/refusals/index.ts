import type { Part } from '../part.js'
import { headerRefusals } from './headers.js'
import { httpRefusals } from './http.js'
import { scopeRefusals } from './scopes.js'
import { tokenRefusals } from './tokens.js'

/** What is refused whatever the interaction. */
export const refusals: Part = {
  checks: [],
  sequences: [],
  refusals: [...headerRefusals, ...tokenRefusals, ...scopeRefusals, ...httpRefusals],
}
