export type { ElementNode } from '../../../src/validator/compile/element-node.js'
export { treesOf, type Trees } from '../../../src/validator/compile/trees.js'
