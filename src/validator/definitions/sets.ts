const CORE = ['fhir-stu3']
const CARE_CONNECT = [...CORE, 'careconnect']
const GP_CONNECT = [...CARE_CONNECT, 'gpconnect/base']
/** The SDS job roles as they are since August 2023. */
const JOB_ROLES = 'gpconnect/job-roles-1.1.0'
const GP_CONNECT_1_6_2 = [...GP_CONNECT, JOB_ROLES, 'gpconnect/overlay-1.6.2']

/**
 * The named sets of definitions: folders of `profiles/`, in load order, of which the last that knows a canonical wins
 * (shared facts: INDEX of the official definitions). Versions that share their profiles share a set.
 */
export const SETS = {
  'fhir-stu3': CORE,
  careconnect: CARE_CONNECT,
  /** Structured 1.5.0 to 1.6.1 and Access Document. */
  gpconnect: GP_CONNECT,
  'gpconnect-1.2.7': [...GP_CONNECT, 'gpconnect/overlay-1.2.7'],
  /** 1.2.8 only: 1.2.9 was made from 1.2.7 and has no healthcare services. */
  'gpconnect-1.2.8': [...GP_CONNECT, 'gpconnect/overlay-1.2.7', 'gpconnect/overlay-1.2.8'],
  /** Every SDS job role, under either of its systems, Visit, and the newer Appointment (A50, APPT-GEN-027). */
  'gpconnect-1.2.9': [
    ...GP_CONNECT,
    'gpconnect/overlay-1.2.7',
    JOB_ROLES,
    'gpconnect/overlay-1.2.9',
    'gpconnect/pages-1.2.9',
  ],
  'gpconnect-1.6.2': GP_CONNECT_1_6_2,
  'gpconnect-update-record': [...GP_CONNECT_1_6_2, 'gpconnect/overlay-update-record'],
} as const satisfies Record<string, readonly string[]>

export type SetName = keyof typeof SETS

/** True where the word names a set. */
export const isSetName = (word: string): word is SetName => Object.hasOwn(SETS, word)

/** The folders of some sets, each once, in load order. */
export const foldersOf = (sets: readonly SetName[]): string[] => [...new Set(sets.flatMap((set) => [...SETS[set]]))]
