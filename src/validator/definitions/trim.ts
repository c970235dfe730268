import type { Json } from '../../core/index.js'

/** Members that hold a canonical URL or a list of them. */
const CANONICALS = new Set([
  'url',
  'baseDefinition',
  'base',
  'profile',
  'targetProfile',
  'valueSetUri',
  'valueSet',
  'reference',
  'system',
])

/**
 * A definition without the blanks that published files have around URLs (traps 12 and 4 of the definitions). Values
 * fixed by a profile are left as they are: they are what an instance must hold.
 */
export function trimCanonicals<T extends Json>(value: T, name = ''): T {
  if (typeof value === 'string') return (CANONICALS.has(name) ? value.trim() : value) as T
  if (Array.isArray(value)) return value.map((item) => trimCanonicals(item, name)) as T
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).map(([key, member]) => {
    if (member === undefined || /^(fixed|pattern)[A-Z]/.test(key)) return [key, member]
    return [key, trimCanonicals(member, key)]
  })
  return Object.fromEntries(members) as T
}
