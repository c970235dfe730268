import { registered, type Interactions } from '../ssp/registry.js'
import { theOne, usableAsid, usableEndpoint, type Directory } from './directory.js'

/** One practice's system in a table. */
export interface TableEntry {
  readonly odsCode: string
  readonly base: string
  readonly asid: string
  readonly partyKey: string
  readonly interactions: Interactions
}

/** A directory that is a table: in a target file, or what the emulators serve. */
export const tableDirectory = (entries: readonly TableEntry[], name = 'table'): Directory => ({
  name,
  find(asked) {
    const serving = entries.filter(
      (e) => e.odsCode === asked.odsCode && registered(e.interactions, asked.interactionId),
    )
    return Promise.resolve().then(() => {
      const { base, asid } = theOne(serving, 'entry', name, asked)
      return { base: usableEndpoint(base, name, asked), asid: usableAsid(asid, name, asked) }
    })
  },
})
