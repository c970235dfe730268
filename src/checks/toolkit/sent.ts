import { isObject, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'

/** The resource that was sent; undefined where there was none, or none that reads as JSON. */
export function sentIn({ exchange }: Answer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(exchange.request.body ?? []).toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
