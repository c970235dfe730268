import { broken, noted, ok, tolerated, type Outcome } from '../../core/index.js'
import type { Check, CheckContext, CheckFacts } from '../check.js'

const at = 'service root'

const NOT_GRADED =
  'Not graded here: the path of a local address is no published service root. Say what that is as "provider.publishedBase".'

/** A rule on the service root as it is published: of an address that nobody publishes it says nothing. */
export const onServiceRoot = (about: CheckFacts, judge: (context: CheckContext) => Outcome): Check => ({
  ...about,
  judge: (_answer, context) =>
    context.unpublished ? noted({ at, received: context.base, note: NOT_GRADED }) : judge(context),
})

/** `[base]` names the FHIR version in upper case. */
export const serviceRootNamesStu3 = onServiceRoot(
  { id: 'service-root-names-stu3', reqs: ['SPINE-HTTP-007', 'SPINE-SDSREG-019'] },
  ({ base }) => (base.split('/').includes('STU3') ? ok() : broken({ at, expected: 'a segment STU3', received: base })),
)

/** The segment after it is the major version of GP Connect. */
export const serviceRootHasTheMajorVersion = onServiceRoot(
  { id: 'service-root-has-the-major-version', reqs: ['SPINE-HTTP-005', 'SPINE-VER-001'] },
  ({ base, variant }) => {
    const major = variant.spec.split('.')[0] as string
    const segments = base.split('/')
    const after = segments[segments.findIndex((s) => s.toUpperCase() === 'STU3') + 1]
    return after === major ? ok() : broken({ at, expected: `${major} after the FHIR version`, received: base })
  },
)

/** `https://[FQDN]/[ODS code]/STU3/1/[segment]`; a root that ends after the major version warns (A73). */
export const serviceRootFollowsTheFormat = onServiceRoot(
  { id: 'service-root-follows-the-format', reqs: ['SPINE-HTTP-006', 'SPINE-SDSREG-014'] },
  ({ base: used, registered: base = used }) => {
    const detail = { at, expected: 'https://[FQDN]/[ODS code]/STU3/1/[routing segment]', received: base }
    if (/^https:\/\/[^/]+\/[A-Z0-9]+\/STU3\/1\/[^/]/.test(base)) return ok()
    if (/^https:\/\/[^/]+\/[A-Z0-9]+\/STU3\/1\/?$/.test(base))
      return tolerated({ ...detail, note: 'Samples of the SSP and JWT pages have no routing segment either (A73).' })
    return broken(detail)
  },
)

/** No slash at the end, as it is registered: to use it the harness leaves the slash out. */
export const serviceRootHasNoTrailingSlash = onServiceRoot(
  { id: 'service-root-has-no-trailing-slash', reqs: ['SPINE-HTTP-010'] },
  ({ base: used, registered: base = used }) =>
    base.endsWith('/') ? broken({ at, expected: 'no slash at the end', received: base }) : ok(),
)

/** Requests append their path to it: it holds none itself. */
export const serviceRootHoldsTheRootOnly = onServiceRoot(
  { id: 'service-root-holds-the-root-only', reqs: ['SPINE-SDSREG-017'] },
  ({ base }) =>
    /\/(?:metadata|\$[^/]+|[A-Z][a-z]+[A-Za-z]*)\/?$/.test(new URL(base).pathname)
      ? broken({ at, expected: 'no resource or operation path', received: base })
      : ok(),
)

/** All rules of the service root. */
export const serviceRootChecks: readonly Check[] = [
  serviceRootNamesStu3,
  serviceRootHasTheMajorVersion,
  serviceRootFollowsTheFormat,
  serviceRootHasNoTrailingSlash,
  serviceRootHoldsTheRootOnly,
]
