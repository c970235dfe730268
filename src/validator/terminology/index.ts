export { stu3Canonical } from './alias.js'
export { sctidProblem, verhoeffHolds, type SctidKind } from './sctid.js'
export { servedBy, type ServedTerminology, type ServerReport } from './served.js'
export {
  terminologyServer,
  type CodeQuestion,
  type ServerAnswer,
  type ServerOptions,
  type TerminologyServer,
} from './server.js'
export { terminologyOf } from './terminology.js'
export { validateTwice } from './two-passes.js'
export type * from './types.js'
