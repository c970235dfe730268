export * from './body.js'
export * from './patient.js'
export * from './search.js'
export * from './token.js'
