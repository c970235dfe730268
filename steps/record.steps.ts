import { Given } from '@cucumber/cucumber'
import { Blocked } from './support/blocked.js'
import { stanza, type Kind } from './support/records.js'
import type { GpcWorld } from './world.js'

Given('the {kind} {string}', function (this: GpcWorld, kind: Kind, role: string) {
  this.about(kind, role)
})

/** The logical id: from the target file where it names one, else by the search of its kind. */
Given('the id of the {kind} {string}', async function (this: GpcWorld, kind: Kind, role: string) {
  const { id } = this.about(kind, role)
  const found = id ?? (await this.find(kind))
  if (found === undefined)
    throw new Blocked(`no id of the ${kind.word} "${role}" is known or found: ${stanza(kind, role, ['id'])}`)
  this.ask = { id: found }
})

/** The search is made whatever the target file knows, and kept: what is read next is compared with it. */
Given('the {kind} {string} has been found', async function (this: GpcWorld, kind: Kind, role: string) {
  this.about(kind, role)
  const found = await this.find(kind)
  if (found === undefined) throw new Blocked(`the ${kind.word} "${role}" was not found`)
  this.ask = { id: found }
})

/** For a record that no search gives: only the target file can name its logical id. */
Given('the known id of the {kind} {string}', function (this: GpcWorld, kind: Kind, role: string) {
  const { id } = this.about(kind, role)
  if (id === undefined) throw new Blocked(`no id of the ${kind.word} "${role}": ${stanza(kind, role, ['id'])}`)
  this.ask = { id }
})

Given('the search has no identifier', function (this: GpcWorld) {
  this.ask = {}
})

Given('an id that no {kind} has', function (this: GpcWorld, { word }: Kind) {
  this.ask = { id: `no-such-${word.replaceAll(' ', '-')}` }
})
