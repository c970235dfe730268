/** Wrong ways to write a service root, by the name of the bend. Spec facts section 3.2 has the right one. */
const BENDS: Readonly<Record<string, (root: string) => string>> = {
  'root.fhir-version': (root) => root.replace('/STU3/', '/DSTU2/'),
  'root.major-version': (root) => root.replace('/STU3/1/', '/STU3/v1/'),
  'root.trailing-slash': (root) => `${root}/`,
  'root.ods-code': (root) => root.replace(/\/[A-Z0-9]+\/STU3\//, '/STU3/'),
  'root.no-tls': (root) => root.replace('https:', 'http:'),
  'root.resource': (root) => `${root}/Patient`,
}

/**
 * The service root as the provider is registered.
 *
 * @param root - the right one
 * @param bent - whether a bend of that name is on
 */
export const registeredRoot = (root: string, bent: (name: string) => boolean): string =>
  Object.entries(BENDS).reduce((now, [name, change]) => (bent(name) ? change(now) : now), root)
