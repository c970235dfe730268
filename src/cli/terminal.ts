import { styleText } from 'node:util'

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

/** Text in a colour, or as it is where there are none: the terminal has decided that, not the stream. */
export const paint = (
  { colour }: Pick<Terminal, 'colour'>,
  hue: 'red' | 'green' | 'yellow' | 'dim' | 'bold',
  text: string,
): string => (colour ? styleText(hue, text, { validateStream: false }) : text)
