import type { Check } from '../check.js'
import { resources } from '../toolkit/located.js'
import { ofEach, type CheckMeta, type JudgeOne } from '../toolkit/make.js'

/** As {@link ofEach}, for types that an answer may leave out (includes are optional): then nothing is judged. */
export const judgedWhereThere = (about: CheckMeta & { readonly type: string }, judge: JudgeOne): Check => ({
  ...ofEach(about, judge),
  when: (answer) => resources(answer, about.type).length > 0,
})
