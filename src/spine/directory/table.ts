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
  const look = (asked: Asked | AskedByAsid, about: (entry: TableEntry) => boolean): TableEntry =>
    theOne(
      entries.filter((e) => about(e) && registered(e.interactions, asked.interactionId)),
      'entry',
      name,
      asked,
    )
  const located = ({ base, asid }: TableEntry, asked: Asked | AskedByAsid): Located => ({
    ...usableEndpoint(base, name, asked),
    asid: usableAsid(asid, name, asked),
  })
  return {
    name,
    find: (asked) =>
      Promise.resolve().then(() =>
        located(
          look(asked, (e) => e.odsCode === asked.odsCode),
          asked,
        ),
      ),
    findByAsid: (asked) =>
      Promise.resolve().then(() => {
        const entry = look(asked, (e) => e.asid === asked.asid)
        return { ...located(entry, asked), odsCode: entry.odsCode }
      }),
  }
}
