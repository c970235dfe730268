/** True for a URL without TLS. */
export const isPlain = (url: string): boolean => /^http:/i.test(url)

/** Addresses that lead nowhere but to this machine and its neighbours (RFC 1122 3.2.1.3, 1918, 3927, 4193, 4291). */
const OWN = [
  /^localhost$/,
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^\[::1\]$/,
  /^\[f[cd][0-9a-f]{2}:/,
  /^\[fe[89ab][0-9a-f]:/,
]

/** True for a URL at a loopback or private address, or at localhost: no name is looked up. */
export function isOwnMachine(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : ''
  const isAddress = host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host) || host === 'localhost'
  return isAddress && OWN.some((form) => form.test(host))
}
