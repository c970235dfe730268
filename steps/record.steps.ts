import { Given } from '@cucumber/cucumber'
import { Blocked } from './blocked.js'
import type { Kind } from './subject.js'
import type { GpcWorld } from './world.js'

Given('the {kind} {string}', function (this: GpcWorld, kind: Kind, role: string) {
  this.about(kind, role)
})

/** The logical id: from the target file where it names one, else by the search of its kind. */
Given('the id of the {kind} {string}', async function (this: GpcWorld, kind: Kind, role: string) {
  const { id } = this.about(kind, role)
  const found = id ?? (await this.find(kind))
  if (found === undefined) throw new Blocked(`no id of the ${kind.word} "${role}" is known, and none was found`)
  this.ask = { id: found }
})

Given('an id that no {kind} has', function (this: GpcWorld, { word }: Kind) {
  this.ask = { id: `no-such-${word.replaceAll(' ', '-')}` }
})
