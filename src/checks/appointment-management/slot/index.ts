import type { Check, Sequence } from '../../check.js'
import { scheduleRules } from '../schedule/elements.js'
import { loadedSessionRules } from './as-loaded.js'
import { readRules, serviceAsRead } from './as-read.js'
import { slotRules } from './elements.js'
import { listIsNamed, onlySlotsOfTheService, statusIsTold } from './filtering.js'
import { includedRules } from './included.js'
import { linkedRules, organisationRules } from './linked.js'
import { placeRules } from './place.js'
import { searchingChecks } from './searching.js'
import { sessionChecks } from './sessions.js'

/** Sequences that features name. */
export const slotSequences: readonly Sequence[] = [
  /** Whatever was asked to come with the slots. */
  { name: 'found slots', checks: [...slotRules, ...scheduleRules, ...includedRules, ...linkedRules, statusIsTold] },
  /** The Organization of the slots; without the Location include the references have to be followed first. */
  { name: 'organisation of the slots', checks: organisationRules },
  /** With the Location include. */
  { name: 'location of the slots', checks: placeRules },
  /** After the references of the answer were followed. */
  { name: 'slots as read', checks: readRules },
  { name: 'loaded session', checks: loadedSessionRules },
]

/** Checks that features name one by one. */
export const slotChecks: readonly Check[] = [
  ...sessionChecks,
  ...searchingChecks,
  serviceAsRead,
  onlySlotsOfTheService,
  listIsNamed,
]
