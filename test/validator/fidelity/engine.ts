export type { Node } from '../../../src/validator/compile/node.js'
export { treesOf, type Trees } from '../../../src/validator/compile/snapshot.js'
