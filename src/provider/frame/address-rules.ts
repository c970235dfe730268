import { isFhirContent } from './negotiation.js'
import type { IncomingRequest } from './incoming-request.js'
import type { Rule } from './rule.js'
import type { Refusal } from './messages.js'

/** How a standard refuses a media type, and what is wrong with a URL's encoding. */
interface Refuses {
  readonly format: (why: string) => Refusal
  readonly encoding: (why: string) => Refusal
}

/** The rules on the format that is asked for and on the encoding of the URL. */
export const askedRules = ({ format, encoding }: Refuses): readonly Rule<IncomingRequest>[] => [
  ...['_format', 'Accept', 'Content-Type'].map((place): Rule<IncomingRequest> => ({
    id: `format.${place.toLowerCase().replace('_', '')}`,
    refuse: ({ negotiated: { unsupported } }) =>
      unsupported?.place === place ? format(`not served: ${place} ${unsupported.value}`) : undefined,
  })),
  {
    id: 'url.encoding',
    refuse: ({ target }) => (target.decodes ? undefined : encoding('the URL is wrongly percent-encoded')),
  },
]

/** The rule on the type of what is sent. */
export const sentRule = ({ format }: Pick<Refuses, 'format'>): Rule<IncomingRequest> => ({
  id: 'format.body',
  refuse: ({ request: { headers, body } }) =>
    body.length === 0 || isFhirContent(headers.get('Content-Type'))
      ? undefined
      : format(`not understood: Content-Type ${headers.get('Content-Type') ?? 'missing'}`),
})
