import type { Dress } from '../../frame/dress.js'
import { proxied } from '../../frame/dresses/proxy.js'
import type { Holds } from './records.js'

/** A front end between the practice and the proxy of Spine. */
export const proxyInFront: Dress<Holds> = {
  id: 'proxy-in-front',
  says: 'A front end that hands every answer on in its own way',
  wears: proxied,
}
