/** A reference without the version that it may name: what a consumer was shown it may send back as it stands. */
export const unversioned = (reference: string): string => reference.replace(/\/_history\/[^/]+$/, '')
