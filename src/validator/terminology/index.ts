export { stu3Canonical } from './alias.js'
export { sctidProblem, verhoeffHolds, type SctidKind } from './sctid.js'
export { terminologyOf } from './terminology.js'
export type * from './types.js'
