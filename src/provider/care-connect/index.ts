import type { Standard } from '../frame/standard.js'
import { reply } from '../frame/responder.js'
import { bearer } from '../frame/bearer.js'
import type { TokenForm } from '../frame/token-form.js'
import type { IncomingRequest } from '../frame/incoming-request.js'
import { alike } from './alike.js'
import { benignVariations } from './benign/index.js'
import { openDiaries, type Diaries } from './appointment-book/book.js'
import { dresses } from './dresses/index.js'
import { faults } from './faults/index.js'
import { manner } from './response-policy.js'
import { honest, type Policies } from './policies.js'
import { loadBookingSeed } from './seed/load.js'
import type { BookingSeed } from './seed/schema.js'
import { servedAt } from './endpoints.js'
import { traitsOf } from './specs.js'
import { keySource } from './tokens/keys.js'
import type { TokenReading } from './tokens/reading.js'
import { readSigned } from './tokens/signed.js'
import { readUnsigned } from './tokens/unsigned.js'
import type { Clock } from '../../core/index.js'

/** What reads the tokens of a form. */
function readerOf(tokens: TokenForm, clock: Clock): (text: string) => Promise<TokenReading> {
  if (tokens.form === 'unsigned') return (text) => Promise.resolve(readUnsigned(text))
  const keys = keySource(tokens, clock)
  return (text) => readSigned(text, keys)
}

const tokenOf = ({ request }: IncomingRequest): string | undefined => bearer(request.headers.all('Authorization')[0])

/** What a Care Connect provider may be given. */
export interface CareConnectOptions {
  /** A booking service; default: fixtures/records/care-connect. */
  readonly bookingSeed?: BookingSeed
  /** Which tokens are believed; default: unsigned ones. */
  readonly tokens?: TokenForm
}

/** A booking system that offers Care Connect scheduling. */
export const careConnect: Standard<CareConnectOptions, Policies> = {
  policies: honest,
  served: servedAt,
  load: (folder) => ({ bookingSeed: loadBookingSeed(folder) }),
  records: ({ bookingSeed }) => ({ bookingSeed: bookingSeed ?? loadBookingSeed() }),
  path: ({ bookingSeed }) => `/STU3/1/${(bookingSeed ?? loadBookingSeed()).segment}`,
  open(options, { clock, spec }) {
    const seed = options.bookingSeed ?? loadBookingSeed()
    const tokens = options.tokens ?? { form: 'unsigned' }
    const read = readerOf(tokens, clock)
    const [endpoints, traits] = [servedAt(spec), traitsOf(spec)]
    let open: Diaries | undefined
    return {
      async reply(question) {
        const text = tokenOf(question)
        const token = text === undefined ? {} : await read(text)
        const diaries = (open ??= openDiaries(seed, clock.now()))
        return reply(manner, endpoints, { ...question, traits, seed, diaries, tokens, token })
      },
      reset: () => (open = undefined),
    }
  },
  faults,
  benign: benignVariations,
  dresses,
  alike,
}
