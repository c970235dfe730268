import { connectionVariations } from '../../frame/mutation/benign-connections.js'
import { stockVariations } from '../../frame/mutation/benign-stock.js'
import { wireVariations } from '../../frame/mutation/benign-wire.js'
import type { Benign } from '../../frame/mutation/mutation.js'
import { products } from '../products.js'
import { dutyVariations } from './duties.js'
import { errorVariations } from './errors.js'
import { resourceVariations } from './resources.js'

const interactions = ['get-capability-statement', ...products.flatMap(({ endpoints }) => endpoints.map(({ id }) => id))]

/** The ways of a stock server in every answer, about each product in turn: its own interactions come first. */
const stock = products.flatMap(({ endpoints }) => {
  const own = endpoints.map(({ id }) => id)
  return stockVariations(
    `benign.${own.slice(0, 1).join()}.`,
    [...own, ...interactions.filter((id) => !own.includes(id))],
    ({ request, now }) => request.headers.get('Ssp-TraceID') ?? String(now.getTime()),
  )
})

/** Every benign variation. */
export const benignVariations: readonly Benign[] = [
  ...wireVariations,
  ...resourceVariations,
  ...stock,
  ...products.flatMap(({ benign }) => benign),
  ...errorVariations,
  ...dutyVariations,
  ...connectionVariations,
]
