import type { JsonObject } from '../../core/index.js'
import type { Format } from '../../fhir/document.js'
import { readDocument } from '../../fhir/index.js'
import type { ProviderRequest } from './messages.js'

/** A request body that was read, with what breaks FHIR's format rules in it; or why it could not be read at all. */
export type Body = { readonly resource: JsonObject; readonly flaw?: string } | { readonly problem: string }

const read = new WeakMap<ProviderRequest, Body>()

const formatOf = ({ headers }: ProviderRequest): Format =>
  (headers.get('Content-Type') ?? '').toLowerCase().includes('xml') ? 'xml' : 'json'

function readNow(request: ProviderRequest): Body {
  if (request.body.length === 0) return { problem: 'the body is empty' }
  const { resource, problems } = readDocument(request.body, formatOf(request))
  const [problem] = problems.filter(({ severity, rule }) => severity === 'error' && !rule.includes('unknown'))
  if (!resource)
    return { problem: problem ? `the body cannot be read: ${problem.message}` : 'the body holds no resource' }
  return problem ? { resource, flaw: problem.message } : { resource }
}

/** The resource of a request body, in FHIR JSON form whatever came; read once for each request. */
export function bodyOf(request: ProviderRequest): Body {
  const known = read.get(request)
  if (known) return known
  const fresh = readNow(request)
  read.set(request, fresh)
  return fresh
}

/** The resource, where the body could be read; rules about its content are silent otherwise. */
export function resourceOf(request: ProviderRequest): JsonObject | undefined {
  const body = bodyOf(request)
  return 'resource' in body ? body.resource : undefined
}
