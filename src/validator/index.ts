/** `validator` is the name for users of the library: `import { validator } from 'gp-connect-assurance/validator'`. */
export { createValidator, createValidator as validator, type ValidatorOptions } from './create.js'
export * from './definitions/index.js'
export type { RuleName } from './rules.js'
export type { Suppression } from './suppress.js'
export type * from './types.js'
