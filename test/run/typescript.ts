import { register } from 'tsx/esm/api'

let done = false

/** Cucumber imports formatters and step definitions by itself, past the test runner's transformation. */
export function withTypeScript(): void {
  if (!done) register()
  done = true
}
