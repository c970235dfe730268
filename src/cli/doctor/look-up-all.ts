import type { Hop } from '../../core/index.js'
import type { Variant } from '../../catalogue/index.js'
import type { Target } from '../../target/index.js'
import { blockedBy, scenarioCount, type Asked } from './asked.js'
import { Asker } from './asker.js'
import { lookUpAppointment, lookUpService, lookUpSession, lookUpSlots, type Seen } from './look-up-book.js'
import { lookUpCase, lookUpPool, lookUpRecord, type LookedUp } from './look-up-roles.js'
import type { Probe, Tell } from './probe.js'
import { zoneProbe } from './zone.js'

/**
 * Looks up everything that the scenarios of a variant ask for and the target file names, by honest reads alone, one
 * after the other; nothing is changed by it.
 */
export async function lookUpAll(
  target: Target,
  variant: Variant,
  hop: Hop,
  asked: readonly Asked[],
  tell: Tell,
): Promise<void> {
  const asker = new Asker(target, variant, hop)
  const seen: Seen = { starts: [], shifts: [] }
  for (const list of new Set(asked.map((one) => one.list))) {
    const all = asked.filter((one) => one.list === list)
    const found = await lookUpList(asker, list, all, seen)
    tell(probeOf(list, found))
  }
  const zone = zoneProbe(seen.starts, seen.shifts)
  if (zone) tell(zone)
}

async function lookUpList(asker: Asker, list: string, all: readonly Asked[], seen: Seen): Promise<LookedUp[]> {
  if (list === 'slots') return lookUpSlots(asker, all, seen)
  if (list === 'pool') return lookUpPool(asker, all)
  return inTurn(all, (one) => lookUp(asker, one, seen))
}

async function inTurn(all: readonly Asked[], act: (one: Asked) => Promise<LookedUp>): Promise<LookedUp[]> {
  const found: LookedUp[] = []
  for (const one of all) found.push(await act(one))
  return found
}

function lookUp(asker: Asker, one: Asked, seen: Seen): Promise<LookedUp> {
  const { list } = one
  if (list === 'sessions') return lookUpSession(asker, one, seen)
  if (list === 'appointments') return lookUpAppointment(asker, one, seen)
  if (list === 'cases') return lookUpCase(asker, one)
  return list === 'services' && asker.standard.name === 'care-connect'
    ? lookUpService(asker, one, seen)
    : lookUpRecord(asker, one)
}

/** What was found of a list: each thing that is wrong by name, with the scenarios that it stops. */
function probeOf(list: string, found: readonly LookedUp[]): Probe {
  const probe = { hop: 'records', tried: `look-up of ${list}` }
  const wrong = found.filter(({ problem }) => problem !== undefined)
  const left = found.filter(({ because }) => because !== undefined)
  const beside = left.map(({ asked, because }) => `${asked.role} (${because})`).join(', ')
  const note = beside === '' ? '' : `; not asked for: ${beside}`
  if (wrong.length === 0) return { ...probe, health: 'ok', found: `what is named is as it should be${note}` }
  const lines = wrong.map(
    ({ asked, problem }) => `${asked.role}: ${problem}: ${scenarioCount(asked)} will be blocked or fail`,
  )
  return {
    ...probe,
    health: 'warn',
    found: `${lines.join('\n')}${note}`,
    advice: 'load what is missing, or name another record; docs/test-data.md says what each role means',
    blocks: blockedBy(wrong.map(({ asked }) => asked)),
  }
}
