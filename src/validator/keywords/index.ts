import { absolute } from './absolute.js'
import { binding } from './binding.js'
import { coding } from './coding.js'
import { dispatch } from './dispatch.js'
import { elements } from './elements.js'
import { extension } from './extension.js'
import { fixed, pattern } from './fixed.js'
import { invariants } from './invariants.js'
import { mandatory } from './mandatory.js'
import { mandatorySlices } from './mandatory-slices.js'
import { narrative } from './narrative.js'
import { padding } from './padding.js'
import { primitive } from './primitive.js'
import { reference } from './reference.js'
import { resource } from './resource.js'
import { slices } from './slices.js'

/** The keywords that compiled definitions use beside those of JSON Schema. */
export const KEYWORDS = [
  absolute,
  binding,
  coding,
  dispatch,
  elements,
  extension,
  fixed,
  invariants,
  mandatory,
  mandatorySlices,
  narrative,
  padding,
  pattern,
  primitive,
  reference,
  resource,
  slices,
]
