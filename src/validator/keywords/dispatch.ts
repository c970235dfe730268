import type { Json } from '../../core/index.js'
import type { Box } from '../compile/box.js'
import { keyword } from './keyword.js'

/** `dispatch`: the value is judged by other definitions, which are compiled when the first such value comes. */
export const dispatch = keyword<readonly Box[], Json>('dispatch', 'object', (run, boxes, data, path) => {
  for (const box of boxes) run.apply(box, data, path)
})
