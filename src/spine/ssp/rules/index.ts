import type { Rule } from '../rule.js'
import { consumerCertificate } from './consumer-certificate.js'
import { endpoint } from './endpoint.js'
import { fourHeaders } from './four-headers.js'

/** The proxy's rules in the order in which they are looked at; the first that objects answers. */
export const rules: readonly Rule[] = [consumerCertificate, fourHeaders, endpoint]
