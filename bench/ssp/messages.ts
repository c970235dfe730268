import type { TestPki } from '../../src/spine/index.js'

/** PEM texts of one end. */
export interface Pem {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

/** What a process of the bench is to be. */
export interface Role {
  /**
   * `far`: a provider made of a bare TLS socket, as cheap as can be; `https`: node:https that answers itself;
   * `pipe`: node:https that asks on with node:https and nothing else; `ssp`: the emulator.
   */
  readonly role: 'far' | 'https' | 'pipe' | 'ssp'
  readonly server: Pem
  readonly client: Pem
  /** The service root of the far end, for those that ask on. */
  readonly base?: string
}

/** What a process says of itself. */
export interface Usage {
  readonly port: number
  /** Processor time so far, in milliseconds. */
  readonly cpuMs: number
  /** Resident memory now and at most, in bytes. */
  readonly rss: number
  readonly maxRss: number
}

/** The certificate of an end with the authority that all trust. */
export const pemOf = ({ authority }: TestPki, { cert, key }: { cert: string; key: string }): Pem => ({
  cert,
  key,
  ca: authority.ca,
})
