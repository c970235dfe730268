import { isObject, type Json } from '../../core/index.js'
import { keyword } from './keyword.js'

/** `padding`: null stands in an array of primitives only where its twin (named by the rule) says something instead. */
export const padding = keyword<string, Json[]>('padding', 'array', (run, twin, data, path, parent) => {
  const twins = isObject(parent) ? parent[twin] : undefined
  data.forEach((item, i) => {
    if (item === null && !(Array.isArray(twins) && isObject(twins[i]))) run.report('null-value', `${path}/${i}`, {})
  })
})
