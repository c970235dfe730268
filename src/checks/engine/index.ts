export * from './each.js'
export * from './judge.js'
export * from './rows.js'
export * from './transport.js'
