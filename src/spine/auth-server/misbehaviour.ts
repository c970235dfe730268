import type { ServerResponse } from 'node:http'

const HTML = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to continue</body></html>'

const MEGABYTE = Buffer.alloc(1_000_000, ' ')

/** Blanks without an end, as fast as they are taken. */
function pour(answer: ServerResponse): void {
  const more = (): void => {
    while (!answer.destroyed && answer.write(MEGABYTE));
    if (!answer.destroyed) answer.once('drain', more)
  }
  more()
}

const say = (answer: ServerResponse, status: number, type: string, body: string): void => {
  answer.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  answer.end(body)
}

/** Ways in which an endpoint that hands out keys or tokens can fail those who rely on it. */
const MISBEHAVIOURS = {
  /** Cuts the connection. */
  down: (answer: ServerResponse) => answer.destroy(),
  /** Takes the request and never answers. */
  slow: () => undefined,
  empty: (answer: ServerResponse) => say(answer, 200, 'application/json', ''),
  'empty-object': (answer: ServerResponse) => say(answer, 200, 'application/json', '{}'),
  'no-keys': (answer: ServerResponse) => say(answer, 200, 'application/json', '{"keys":[]}'),
  huge(answer: ServerResponse) {
    answer.writeHead(200, { 'Content-Type': 'application/json' })
    pour(answer)
  },
  'not-json': (answer: ServerResponse) => say(answer, 200, 'application/json', '{"keys":[{"kty":"RSA",'),
  html: (answer: ServerResponse) => say(answer, 200, 'text/html; charset=utf-8', HTML),
  unavailable: (answer: ServerResponse) => say(answer, 503, 'text/plain', 'Service Unavailable'),
} satisfies Record<string, (answer: ServerResponse) => unknown>

/** One of {@link MISBEHAVIOURS}; `private-key` shows private keys in the set, and is for the set alone. */
export type Misbehaviour = keyof typeof MISBEHAVIOURS | 'private-key'

/**
 * Answers as an endpoint that misbehaves.
 *
 * @returns false where the answer is still to be given: the endpoint behaves, or says too much in an honest form
 */
export function spoil(answer: ServerResponse, how: Misbehaviour | undefined): boolean {
  if (how === undefined || how === 'private-key') return false
  MISBEHAVIOURS[how](answer)
  return true
}
