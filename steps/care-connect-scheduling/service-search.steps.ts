import { Given, When } from '@cucumber/cucumber'
import { successStatus } from '../../src/checks/index.js'
import { withParameter, withoutParameters, inOffset, type Parameter } from '../../src/requests/index.js'
import { changeQuery, daysAhead, querySlots, searchSlots } from '../scheduling/slots.js'
import type { GpcWorld } from '../world.js'
import { ownDay, selectService, serviceNamed } from './services.js'

Given('a search of the slots of {string}', function (this: GpcWorld, role: string) {
  selectService(this, role)
  const day = ownDay(this)
  this.scenario.requestInput = { query: querySlots(this, daysAhead(this, day, day)) }
})

/** Days count from today. */
Given(
  'a search of the slots of {string} from day {int} to day {int}',
  function (this: GpcWorld, role: string, from: number, to: number) {
    selectService(this, role)
    this.scenario.requestInput = { query: querySlots(this, daysAhead(this, from, to)) }
  },
)

/** Another service, which has slots to show, over the days of the search. */
Given('a control search of the slots of {string}', async function (this: GpcWorld, role: string) {
  const { query = [] } = this.scenario.requestInput
  this.scenario.control = this.answerOf(await searchSlots(this, ofService(query, serviceNamed(this, role))))
})

Given('the search leaves out {string}', function (this: GpcWorld, name: string) {
  changeQuery(this, (query) => withoutParameters(query, name))
})

/** As `name=value`, both as they are before they are encoded. */
Given('the search adds {string}', function (this: GpcWorld, parameter: string) {
  changeQuery(this, (query) => withParameter(query, parameter))
})

Given('the search asks for the status {string}', function (this: GpcWorld, status: string) {
  changeQuery(this, (query) => withParameter(withoutParameters(query, 'status'), `status=${status}`))
})

Given('the window of the search is written with the offset {string}', function (this: GpcWorld, offset: string) {
  changeQuery(this, (query) => inOffset(query, offset))
})

/** The first search has to be a good one: the second is compared with it. */
When('the slots of {string} are searched beside them', async function (this: GpcWorld, role: string) {
  await this.judge(successStatus)
  this.scenario.comparedWith = this.answerOf()
  const query = ofService(this.scenario.requestInput.query ?? [], selectService(this, role))
  this.scenario.underTest = await this.send(this.interaction('search-slot'), { query })
})

/** The same search of another service. */
const ofService = (query: readonly Parameter[], service: string): Parameter[] =>
  query.map(([name, value]): Parameter => [name, name.endsWith('healthcareservice') ? service : value])
