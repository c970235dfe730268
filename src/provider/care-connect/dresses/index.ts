import type { Dress } from '../../frame/dress.js'
import { littleData } from './practice-with-little-data.js'
import { muchData } from './practice-with-much-data.js'
import { proxyInFront } from './proxy-in-front.js'
import type { Holds } from './records.js'
import { inUtc } from './server-in-utc.js'
import { stockServer } from './stock-java-fhir-server.js'

/** Whole servers that Care Connect allows, a line each. */
export const dresses: readonly Dress<Holds>[] = [stockServer, proxyInFront, littleData, muchData, inUtc]
