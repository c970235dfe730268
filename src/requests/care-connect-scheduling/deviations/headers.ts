import { mime } from '../../../catalogue/index.js'
import type { Deviation } from '../../deviation.js'

const header = (name: string, field: string, value: string | undefined): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({
    ...plan,
    headers: value === undefined ? plan.headers.without(field) : plan.headers.with(field, value),
  }),
})

/** Deviations of header fields that Care Connect has or grades otherwise. */
export const careConnectHeaderDeviations: readonly Deviation[] = [
  header('If-Match of a version that never was', 'If-Match', 'W/"0"'),
  header('no If-Match', 'If-Match', undefined),
  header('Accept CSV', 'Accept', 'text/csv'),
  {
    name: 'body cut off',
    hop: 'any',
    apply: (plan) => ({ ...plan, body: String(plan.body ?? '').slice(0, -40) }),
  },
  {
    name: 'JSON body, no word on the answer',
    hop: 'direct',
    apply: (plan) => ({
      ...plan,
      headers: plan.headers.without('Accept').with('Content-Type', `${mime.json};charset=utf-8`),
    }),
  },
]
