import { HarnessError } from '../core/index.js'

/** Where to connect, and what to ask for there. */
export interface Address {
  readonly host: string
  readonly port: number
  /** `host:port` as the Host header wants it: the port only where the URL names one. */
  readonly authority: string
  /** The request target, byte for byte as it stands in the URL. */
  readonly target: string
}

const URL_FORM = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/:?#\s]+)(?::(\d{1,5}))?([/?].*)?$/is

/**
 * Splits an http or https URL without normalising anything: what stands behind the authority goes out as it is, so that
 * `//`, `|`, `..` and percent escapes survive (the SSP's URL form depends on it, spec facts section 3.1).
 *
 * @returns undefined where the text is no such URL
 */
export function splitUrl(url: string): Address | undefined {
  const match = URL_FORM.exec(url)
  const [, scheme, host, port, target] = match ?? []
  const usual = scheme?.toLowerCase() === 'http' ? 80 : 443
  if (host === undefined || Number(port ?? usual) > 65535) return undefined
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port ?? usual),
    authority: port === undefined ? host : `${host}:${port}`,
    target: target === undefined ? '/' : target.startsWith('/') ? target : `/${target}`,
  }
}

/**
 * As {@link splitUrl}, for a URL of our own making.
 *
 * @throws HarnessError where it is no such URL
 */
export function address(url: string): Address {
  const found = splitUrl(url)
  if (!found) throw new HarnessError('url-malformed', `not an http or https URL: ${url}`)
  return found
}
