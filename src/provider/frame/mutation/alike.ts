import type { JsonObject } from '../../../core/index.js'
import type { Refusal } from '../messages.js'
import type { Mutation } from './mutation.js'

/** What a standard gives to answer everything alike with. */
export interface ToAll {
  /** The standard's best refusal of each status. */
  readonly refusals: readonly Refusal[]
  /** Sound resources, by what they are. */
  readonly resources: Readonly<Record<string, JsonObject>>
}

const NOTHING = new Uint8Array()

/**
 * Providers that answer whatever is asked alike, however politely: nothing that is seen of them is earned. They are no
 * faults, since no check is there to show them.
 */
export const providersAlike = ({ refusals, resources }: ToAll): readonly Mutation[] => [
  ...refusals.map((refusal): Mutation => ({
    id: `alike.${refusal.status}`,
    interactions: 'any',
    at: 'state',
    says: `Refuses everything with ${refusal.status}`,
    policies: { toAll: { rule: 'to-all', refusal } },
  })),
  ...Object.entries(resources).map(([what, resource]): Mutation => ({
    id: `alike.${what}`,
    interactions: 'any',
    at: 'state',
    says: `Gives the same ${what.replaceAll('-', ' ')} to everyone`,
    policies: { toAll: { resource } },
  })),
  {
    id: 'alike.nothing',
    interactions: 'any',
    at: 'http',
    says: 'Answers 200 and nothing',
    apply: (answer) => ({
      ...answer,
      status: 200,
      headers: answer.headers.without('Content-Length').and('Content-Length', '0'),
      body: NOTHING,
    }),
  },
]
