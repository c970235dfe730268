export * from './body.js'
export * from './groups.js'
export * from './search.js'
export * from './slots.js'
