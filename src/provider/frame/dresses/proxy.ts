import { Headers } from '../../../core/index.js'
import { worn } from '../dress.js'
import type { Benign } from '../mutation/mutation.js'
import { wireVariations } from '../mutation/benign-wire.js'
import { sends } from './make.js'

/** Header fields that a front end adds of itself. */
const ADDED: readonly (readonly [string, string])[] = [
  ['Via', '1.1 edge-2 (front end)'],
  ['Server', 'front-end'],
  ['X-Cache', 'MISS from edge-2'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Set-Cookie', 'node=edge-2; Path=/; Secure; HttpOnly'],
  ['Vary', 'Origin'],
]

/** What a front end does to every answer that it hands on. */
export const proxied: readonly Benign[] = [
  sends('front-end-fields', 'Adds header fields of the front end', (answer) => ({
    ...answer,
    headers: ADDED.reduce((now, [name, value]) => now.and(name, value), answer.headers),
  })),
  sends('fields-backwards', 'Sends the header fields in another order', (answer) => ({
    ...answer,
    headers: new Headers([...answer.headers.fields].reverse()),
  })),
  ...worn(
    wireVariations,
    'benign.chunked',
    'benign.closes-the-connection',
    'benign.header-names-in-lower-case',
    'benign.another-reason-phrase',
  ),
  sends('interim-answers', 'Sends 100 and 103 before the answer', (answer) => ({ ...answer, interim: [100, 103] })),
]
