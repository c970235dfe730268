import { isObject, type Json } from '../../core/index.js'
import { allOf, type Compare } from '../comparison/as-loaded.js'
import type { Located } from '../toolkit/located.js'

/** A number without what people put between its digits: systems show the same number with or without. */
const bare = (value: Json): Json =>
  isObject(value) && value.system !== 'email' && typeof value.value === 'string'
    ? { ...value, value: value.value.replace(/[\s()-]/g, '') }
    : value

const bareAt = (l: Located): Located => ({ ...l, value: bare(l.value) })

/** Every loaded contact point comes back, however its number is spaced. */
export const contactPoints: Compare = (received, wanted, subject) =>
  allOf(received.map(bareAt), Array.isArray(wanted) ? wanted.map(bare) : bare(wanted), subject)
