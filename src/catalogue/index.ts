export * from './interactions.js'
export * from './urls.js'
export * from './variants.js'
