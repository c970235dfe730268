import { Given } from '@cucumber/cucumber'
import type { Kind } from '../src/catalogue/index.js'
import { Blocked } from './support/blocked.js'
import { findSubject, idNamed, notFound, recordNamed, search, selectRecord, stanza } from './support/records.js'
import type { GpcWorld } from './world.js'

Given('the {kind} {string}', function (this: GpcWorld, kind: Kind, role: string) {
  selectRecord(this, kind, role)
})

/** The logical id: from the target file where it names one, else by the search of its kind. */
Given('the id of the {kind} {string}', async function (this: GpcWorld, kind: Kind, role: string) {
  const record = selectRecord(this, kind, role)
  const id = record.id ?? (await findSubject(this, kind, record))
  if (id === undefined)
    throw new Blocked(`no id of the ${kind.word} "${role}" is known or found: ${stanza(kind, role, true)}`)
  this.scenario.requestInput = { id }
})

/** The search is made whatever the target file knows, and kept: what is read next is compared with it. */
Given('the {kind} {string} has been found', async function (this: GpcWorld, kind: Kind, role: string) {
  const id = await findSubject(this, kind, selectRecord(this, kind, role))
  if (id === undefined) throw new Blocked(notFound(kind, role))
  this.scenario.requestInput = { id }
})

/** The search of its kind for another record, which it has to give: then nothing found is something that was seen. */
Given('a control search for the {kind} {string}', async function (this: GpcWorld, kind: Kind, role: string) {
  const found = await search(this, kind, recordNamed(this, kind, role))
  if (!found) throw new Blocked(`no ${kind.word} "${role}" can be searched for: ${stanza(kind, role)}`)
  this.scenario.control = found.answer
})

/** For a record that no search gives: only the target file can name its logical id. */
Given('the known id of the {kind} {string}', function (this: GpcWorld, kind: Kind, role: string) {
  this.scenario.requestInput = { id: idNamed(selectRecord(this, kind, role), kind, role) }
})

Given('the search has no identifier', function (this: GpcWorld) {
  this.scenario.requestInput = {}
})

Given('an id that no {kind} has', function (this: GpcWorld, { word }: Kind) {
  this.scenario.requestInput = { id: `no-such-${word.replaceAll(' ', '-')}` }
})
