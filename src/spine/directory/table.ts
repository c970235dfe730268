import { registered, type Interactions } from '../ssp/registry.js'
import {
  theOne,
  usableAsid,
  usableEndpoint,
  type Asked,
  type AskedByAsid,
  type Directory,
  type Located,
} from './directory.js'

/** One practice's system in a table. */
export interface TableEntry {
  readonly odsCode: string
  readonly base: string
  readonly asid: string
  readonly partyKey: string
  readonly interactions: Interactions
}

/** A directory that is a table: in a target file, or what the emulators serve. */
export function tableDirectory(entries: readonly TableEntry[], name = 'table'): Directory {
  const look = (asked: Asked | AskedByAsid, about: (entry: TableEntry) => boolean): Required<Omit<Located, 'note'>> => {
    const serving = entries.filter((e) => about(e) && registered(e.interactions, asked.interactionId))
    const { base, asid, odsCode } = theOne(serving, 'entry', name, asked)
    return { base: usableEndpoint(base, name, asked), asid: usableAsid(asid, name, asked), odsCode }
  }
  return {
    name,
    find: (asked) =>
      Promise.resolve().then(() => {
        const { base, asid } = look(asked, (e) => e.odsCode === asked.odsCode)
        return { base, asid }
      }),
    findByAsid: (asked) => Promise.resolve().then(() => look(asked, (e) => e.asid === asked.asid)),
  }
}
