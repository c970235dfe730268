import type { Envelope, GherkinDocument, Pickle } from '@cucumber/messages'

/** A scenario as it stands in a feature file: one for each row of an outline. */
export interface Planned {
  /** Feature file, relative to the folder of the run. */
  readonly uri: string
  /** Line of the scenario, or of the example row. */
  readonly line: number
  readonly name: string
  readonly feature: string
  readonly rule?: string
  readonly tags: readonly string[]
}

interface Place {
  readonly line: number
  readonly rule?: string
}

/** Knows where each pickle stands; fed with the messages of a pass. */
export class GherkinIndex {
  readonly #features = new Map<string, string>()
  readonly #places = new Map<string, Place>()
  readonly #pickles = new Map<string, Pickle>()

  take({ gherkinDocument, pickle }: Envelope): void {
    if (gherkinDocument) this.#document(gherkinDocument)
    if (pickle) this.#pickles.set(pickle.id, pickle)
  }

  get pickles(): IterableIterator<Pickle> {
    return this.#pickles.values()
  }

  pickle(id: string): Pickle | undefined {
    return this.#pickles.get(id)
  }

  /** Where a pickle stands; the last of its nodes is the most exact one (the example row). */
  plan(pickle: Pickle): Planned {
    const place = this.#places.get(pickle.astNodeIds.at(-1) ?? '')
    return {
      uri: pickle.uri,
      line: place?.line ?? 0,
      name: pickle.name,
      feature: this.#features.get(pickle.uri) ?? pickle.uri,
      ...(place?.rule !== undefined && { rule: place.rule }),
      tags: pickle.tags.map((tag) => tag.name),
    }
  }

  #document({ uri, feature }: GherkinDocument): void {
    if (!feature || uri === undefined) return
    this.#features.set(uri, feature.name)
    for (const child of feature.children) {
      this.#scenario(child)
      for (const inner of child.rule?.children ?? []) this.#scenario(inner, child.rule?.name)
    }
  }

  #scenario({ scenario }: { readonly scenario?: ScenarioNode | undefined }, rule?: string): void {
    if (!scenario) return
    const rows = scenario.examples.flatMap((example) => example.tableBody)
    for (const node of [scenario, ...rows])
      this.#places.set(node.id, { line: node.location.line, ...(rule !== undefined && { rule }) })
  }
}

type ScenarioNode = NonNullable<NonNullable<GherkinDocument['feature']>['children'][number]['scenario']>
