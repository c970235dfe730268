import { keyword } from './keyword.js'

/** `absolute`: a URI that names a system is absolute. */
export const absolute = keyword<true, string>('absolute', 'string', (run, _, data, path) => {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(data)) run.report('uri-relative', path, { value: data.slice(0, 200) })
})
