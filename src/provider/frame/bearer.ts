/** What stands after the scheme; undefined where the scheme is another one. RFC 7235: schemes have no case. */
export const bearer = (authorization: string | undefined): string | undefined =>
  /^Bearer +(.*\S) *$/i.exec(authorization ?? '')?.[1]
