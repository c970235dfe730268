import { z } from 'zod'

/** In which versions a row stands: by the order of its register, or by the names of editions that have none. */
const editions = {
  since: z.string().optional(),
  until: z.string().optional(),
  not: z.array(z.string()).min(1).optional(),
  only: z.array(z.string().min(1)).min(1).optional(),
}

/** The form of one entry of a register file. Source: requirements/README.md. */
export const rowSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, 'an id is capital words and digits joined by hyphens'),
    interaction: z.string().min(1),
    ...editions,
    page: z.string().min(1),
    actor: z.enum(['provider', 'consumer', 'ssp', 'message']),
    level: z.enum(['SHALL', 'SHALL NOT', 'SHOULD', 'SHOULD NOT', 'MAY']),
    says: z.string().min(1),
    check: z.string().min(1).optional(),
    excused: z.string().min(1).optional(),
    error: z
      .strictObject({ http: z.union([z.number().int(), z.string()]), issue: z.string(), spine: z.string() })
      .optional(),
  })
  .refine((row) => (row.check === undefined) !== (row.excused === undefined), {
    message: 'has either "check" or "excused", one of the two',
  })

/** Interactions by id, or by what they have in common. */
const interactionsSchema = z.union([
  z.string(),
  z.strictObject({ kind: z.string().optional(), resource: z.string().optional() }),
])

export type InteractionSelector = z.output<typeof interactionsSchema>

/** What the harness adds to a row: requirements/own/<register>.yaml. */
export const ownSchema = z.strictObject({
  id: z.string(),
  speaksOf: z.array(interactionsSchema).min(1).optional(),
  judgedBy: z.array(z.string()).min(1).optional(),
})

/** A site on which pages of the specification are read: requirements/spec-links.yaml. */
export const siteSchema = z.strictObject({
  registers: z.array(z.string()).min(1),
  /** Regular expressions on the row's version and page. */
  versions: z.string(),
  pages: z.string(),
  url: z.url(),
})

/** Rows that the harness leaves out on purpose: requirements/out-of-scope.yaml. */
export const scopeSchema = z
  .strictObject({
    id: z.string().optional(),
    /** Regular expression that the whole id matches. */
    pattern: z.string().optional(),
    reason: z.string().min(1),
    /** Number of the issue that brings it, where one does. */
    issue: z.union([z.number().int(), z.string()]).optional(),
  })
  .refine((entry) => (entry.id === undefined) !== (entry.pattern === undefined), {
    message: 'has either "id" or "pattern", one of the two',
  })

export type ScopeEntry = z.output<typeof scopeSchema>
