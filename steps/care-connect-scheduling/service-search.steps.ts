import { Given, When } from '@cucumber/cucumber'
import { successStatus } from '../../src/checks/index.js'
import { withParameter, withoutParameters, inOffset, type Parameter } from '../../src/requests/index.js'
import { ownDay, serviceNamed, slotsOf } from './services.js'
import type { GpcWorld } from '../world.js'

Given('a search of the slots of {string}', function (this: GpcWorld, role: string) {
  const day = ownDay(this)
  this.ask = { query: slotsOf(this, serviceNamed(this, role), day, day) }
})

/** Days count from today. */
Given(
  'a search of the slots of {string} from day {int} to day {int}',
  function (this: GpcWorld, role: string, from: number, to: number) {
    this.ask = { query: slotsOf(this, serviceNamed(this, role), from, to) }
  },
)

const change = (world: GpcWorld, how: (query: readonly Parameter[]) => Parameter[]): void => {
  if (!world.ask.query) throw new RangeError('there is no search to change')
  world.ask = { ...world.ask, query: how(world.ask.query) }
}

Given('the search leaves out {string}', function (this: GpcWorld, name: string) {
  change(this, (query) => withoutParameters(query, name))
})

/** As `name=value`, both as they are before they are encoded. */
Given('the search adds {string}', function (this: GpcWorld, parameter: string) {
  change(this, (query) => withParameter(query, parameter))
})

Given('the search asks for the status {string}', function (this: GpcWorld, status: string) {
  change(this, (query) => withParameter(withoutParameters(query, 'status'), `status=${status}`))
})

Given('the window of the search is written with the offset {string}', function (this: GpcWorld, offset: string) {
  change(this, (query) => inOffset(query, offset))
})

/** The first search has to be a good one: the second is compared with it. */
When('the slots of {string} are searched beside them', async function (this: GpcWorld, role: string) {
  await this.judge(successStatus)
  this.earlier = this.answerOf()
  const { query = [] } = this.ask
  const service = serviceNamed(this, role)
  const other = query.map(([name, value]): Parameter => [name, name.endsWith('healthcareservice') ? service : value])
  this.focus = await this.send(this.asked('search-slot'), { query: other })
})
