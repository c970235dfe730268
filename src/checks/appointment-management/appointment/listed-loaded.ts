import type { JsonObject } from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { CheckContext } from '../../check.js'
import { resources, show, type Located } from '../../toolkit/located.js'

/** The appointment that was loaded, told by its start and its description. */
export const loadedIn = (answer: Answer, { expected }: CheckContext): Located<JsonObject> | undefined =>
  resources(answer, 'Appointment').find(
    ({ value }) =>
      Date.parse(show(value.start)) === Date.parse(show(expected?.start)) &&
      (expected?.description === undefined || value.description === expected.description),
  )
