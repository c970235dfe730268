/** How the command line looks: colours and progress only where a person watches a terminal. */
export interface Terminal {
  readonly colour: boolean
  /** True where a line may be written over. */
  readonly live: boolean
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/**
 * The terminal of this process. `NO_COLOR` takes the colours (no-color.org), `CI` takes the progress line.
 */
export function terminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const person = process.stdout.isTTY && process.stderr.isTTY && (env['CI'] ?? '') === ''
  return {
    colour: person && (env['NO_COLOR'] ?? '') === '',
    live: person,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
}

const CODES = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const

/** Text in a colour, or as it is where there are none. */
export const paint = ({ colour }: Pick<Terminal, 'colour'>, hue: keyof typeof CODES, text: string): string =>
  colour ? `\u001b[${CODES[hue]}m${text}\u001b[0m` : text
