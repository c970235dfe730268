import { Session, type Profiler } from 'node:inspector/promises'

/** Where time goes, by the file that a function stands in; what fits none counts to whoever called it. */
const PARTS: readonly (readonly [part: string, file: RegExp])[] = [
  ['invariants', /\/invariants\/|\/node_modules\/(fhirpath|antlr4|@lhncbc)\//],
  ['slicing', /keywords\/slices|compile\/(discriminator|slicing)|keywords\/fixed/],
  ['terminology', /keywords\/(binding|coding)|validator\/terminology\//],
  ['reading the text', /\/src\/fhir\//],
  ['structure', /\/src\/validator\//],
]

/**
 * Runs work under the CPU profiler.
 *
 * @returns the share of the time (0 to 1) that each part took
 */
export async function shares(work: () => void): Promise<Map<string, number>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return sharesOf(profile)
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)))
  const spent = new Map<string, number>()
  let all = 0
  samples.forEach((id, i) => {
    const name = byId.get(id)?.callFrame.functionName ?? ''
    // The profiler's own work is nobody's.
    if (name === '(idle)' || name === '(program)' || name === 'dispatch') return
    const time = timeDeltas[i] ?? 0
    const part = name === '(garbage collector)' ? 'garbage collection' : partOf(id)
    spent.set(part, (spent.get(part) ?? 0) + time)
    all += time
  })
  return new Map([...spent].map(([part, time]) => [part, time / all]))

  function partOf(leaf: number): string {
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const url = byId.get(id)?.callFrame.url ?? ''
      const part = PARTS.find(([, file]) => file.test(url))
      if (part) return part[0]
    }
    return 'other'
  }
}
