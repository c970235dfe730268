import type { Rule } from '../rule.js'
import { agreement } from './agreement.js'
import { consumerCertificate } from './consumer-certificate.js'
import { endpoint } from './endpoint.js'
import { fourHeaders } from './four-headers.js'
import { mediaType } from './media-type.js'
import { method } from './method.js'
import { receiver } from './receiver.js'
import { sender } from './sender.js'

/** The proxy's rules in the order in which they are looked at; the first that objects answers. */
export const rules: readonly Rule[] = [
  consumerCertificate,
  method,
  fourHeaders,
  mediaType,
  sender,
  receiver,
  endpoint,
  agreement,
]
