import { nearest } from '../../fhir/index.js'
import { canonical, type DefinitionStore } from '../definitions/index.js'

const lastPart = (url: string): string => canonical(url).split('/').at(-1) ?? ''
const host = (url: string): string => url.split('/')[2] ?? ''

/** Tells an extension whose definition says that it is a modifier. */
export const isModifierExtension =
  (store: DefinitionStore) =>
  (url: string): boolean => {
    const sd = store.structure(url)
    return (sd?.snapshot ?? sd?.differential)?.element[0]?.isModifier === true
  }

/**
 * Finds the known extension that an unknown url most likely means, by its last part and then by its host. Only a url of
 * a host that publishes extensions is compared: a maker's own extension is no slip. All definitions are read for the
 * first one.
 */
export function nearExtension(store: DefinitionStore): (url: string) => string | undefined {
  let known: readonly string[] | undefined
  return (url) => {
    if (!/^https?:\/\/(?:[\w-]+\.)*(?:hl7\.org(?:\.uk)?|nhs\.uk)\//.test(url)) return undefined
    known ??= store.all('StructureDefinition').flatMap((d) => (d.type === 'Extension' ? [d.url] : []))
    const name = nearest(lastPart(url), [...new Set(known.map(lastPart))])
    const named = known.filter((one) => lastPart(one) === name)
    return named.find((one) => host(one) === host(url)) ?? named[0]
  }
}
