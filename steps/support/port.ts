import type { RunContext } from '../../src/run/context.js'

/** What steps may know of the system under test, by the names of its own words. */
export type Target = RunContext['target']
export type TestRecord = NonNullable<ReturnType<Target['record']>>
export type RecordKind = Parameters<Target['record']>[0]
export type People = Target['people']
export type Person = NonNullable<ReturnType<People['named']>>
