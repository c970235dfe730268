import { interactionOf, withTokens, type StandardName, type Variant } from '../../catalogue/index.js'
import { asString, isObject, systemClock, type Exchange, type Hop, type JsonObject } from '../../core/index.js'
import { standardOf, requestFor } from '../../requests/index.js'
import { theirWords } from '../../spine/index.js'
import type { Target } from '../../target/index.js'
import { adviceFor } from './advice.js'
import { clockProbe } from './clock.js'
import type { Probe, Tell } from './probe.js'

const STATEMENT = 'get-capability-statement'
const WORDS: Readonly<Record<Hop, string>> = { ssp: 'through the SSP', direct: 'straight, as the SSP' }

/** Asks for the capability statement, and compares the clocks. */
export async function tryStatement(target: Target, of: Variant, hop: Hop, tell: Tell): Promise<void> {
  const variant = withTokens(of, target.tokens)
  const sender = { ...target, standard: standardOf(variant), clock: systemClock }
  const exchange = await target.send(requestFor(interactionOf(variant, STATEMENT), {}, sender, hop))
  const answered = systemClock.now()
  tell({ tried: `GET /metadata ${WORDS[hop]}`, ...verdictOn(exchange, variant.standard) })
  const { response, startedAt, answeredBy } = exchange
  if (response) tell(clockProbe(response.headers.get('date'), [new Date(startedAt), answered], answeredBy))
}

/** What the statement of a provider names somewhere: an operation or a profile of its standard. */
const NAMED: Readonly<Record<StandardName, readonly [words: string, form: RegExp]>> = {
  'gp-connect': ['GP Connect', /gpc\.|-GPC-|GPConnect/],
  'care-connect': ['Care Connect', /CareConnect/],
}

/** A stock server answers as well as a provider, and its statement tells it. */
function likeness(text: string, standard: StandardName): Pick<Probe, 'health' | 'found' | 'advice'> {
  const [words, form] = NAMED[standard]
  if (form.test(text)) return { health: 'ok', found: '200 CapabilityStatement' }
  return {
    health: 'warn',
    found: `200 CapabilityStatement, with neither an operation nor a profile of ${words} in it`,
    advice: `this does not look like a ${words} provider: is it the service root that was meant?`,
  }
}

/** What an answer to the request for the statement means. */
export function verdictOn(
  { response, failure, answeredBy }: Pick<Exchange, 'response' | 'failure' | 'answeredBy'>,
  standard: StandardName,
): Omit<Probe, 'tried'> {
  if (failure) {
    const { kind, hop, message } = failure
    return { hop: 'provider', health: 'not', found: `${hop}: ${kind}: ${message}`, ...adviceFor(kind) }
  }
  const { status = 0, body = new Uint8Array() } = response ?? {}
  const content = parsed(body)
  if (answeredBy === 'ssp') {
    const advice =
      'the SSP refuses: see its text; ASIDs, interaction id, service root and data sharing agreement are registered with it'
    return { hop: 'SSP', health: 'not', found: `the SSP answered ${status}: ${theirWords(content)}`, advice }
  }
  if (answeredBy === 'front-end') {
    const advice =
      status < 429 || (status >= 495 && status <= 496)
        ? 'a front end refuses the connection: does it accept the certificate that is shown?'
        : 'a front end answers, and nothing usable stands behind it: is the system up? Ask again later'
    return { hop: 'provider', health: 'not', found: `${status} of a front end, no answer of the provider`, advice }
  }
  const type = asString(content['resourceType']) ?? 'no FHIR resource'
  if (status === 200 && type === 'CapabilityStatement')
    return { hop: 'provider', ...likeness(Buffer.from(body).toString('utf8'), standard) }
  const advice = 'the way stands, the answer is not the one that is due: a run shows which rules it breaks'
  return { hop: 'provider', health: 'not', found: `${status} ${type}: ${theirWords(content)}`, advice }
}

function parsed(body: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}
