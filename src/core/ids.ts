import { randomUUID } from 'node:crypto'

/** Stable name of a register row, such as `FND-READPAT-004`. */
export type RequirementId = string

/** A short true statement in kebab case, such as `no-store-on-every-answer`; the same on pass and on fail. */
export type CheckId = string

/** The form of every id that people type: lower case words joined by hyphens, dots between groups. */
export const KEBAB = /^[a-z0-9]+([-.][a-z0-9]+)*$/

/**
 * A fresh version 4 UUID in lower case, for Ssp-TraceID and evidence.
 */
export const uuid = (): string => randomUUID()
