import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interaction } from '../../src/catalogue/index.js'
import {
  asString,
  isObject,
  objects,
  systemClock,
  type Clock,
  type Exchange,
  type JsonObject,
} from '../../src/core/index.js'
import {
  bookingOf,
  freeSlotsIn,
  requestFor,
  retrieveQuery,
  slotQuery,
  ukDayAfter,
  type RequestInput,
} from '../../src/requests/index.js'
import { createLedger } from '../../src/run/ledger.js'
import { undo, type Call } from '../../src/run/undo.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import { answered, bentTarget, runOn, VARIANT, withBody, type Mutation } from './support-appointments.js'

let target: EmbeddedTarget
beforeAll(async () => {
  target = await startEmbedded({ variant: VARIANT })
})
afterAll(() => target.close())

const bodyOf = ({ response }: Exchange): JsonObject => {
  const value: unknown = JSON.parse(Buffer.from(response?.body ?? []).toString('utf8'))
  return isObject(value) ? value : {}
}

/** Appointments of the harness that stand on the real provider, whatever its mutated front says. */
async function standing(): Promise<string[]> {
  const now = systemClock.now()
  const query = retrieveQuery(ukDayAfter(now, 0), ukDayAfter(now, 30))
  const plan = requestFor(
    interaction('retrieve-patient-appointments'),
    { id: 'pat-thornbury', query },
    { ...target, clock: systemClock },
  )
  return objects(bodyOf(await target.send(plan))['entry'])
    .flatMap(({ resource }) => (isObject(resource) ? [resource] : []))
    .filter((a) => asString(a['description'])?.includes('gpc-assure') && a['status'] === 'booked')
    .map((a) => asString(a['id']) ?? '')
}

const only =
  (id: string, mutation: (exchange: Exchange) => Exchange): Mutation =>
  (plan, exchange) =>
    plan.interaction === id ? mutation(exchange) : exchange

const lost = (exchange: Exchange): Exchange => {
  const failure = { kind: 'timeout', hop: 'harness to SSP', message: 'no answer within 10 s' } as const
  const bare: { -readonly [K in keyof Exchange]: Exchange[K] } = { ...exchange, answeredBy: 'nobody', failure }
  delete bare.response
  return bare
}

const NOWHERE = { resourceType: 'Bundle', type: 'searchset' }
const UNKNOWN = { resourceType: 'OperationOutcome', issue: [] }

describe('an honest target', () => {
  it.each([
    'A free slot is booked',
    'A faulty booking is refused',
    'An appointment is cancelled',
    'What was booked is read',
  ])('%s: passes and leaves nothing', async (name) => {
    const { scenario, ledger } = await runOn(
      bentTarget(target, (_plan, exchange) => exchange),
      name,
    )
    expect(scenario.verdict).toBe('passed')
    expect(ledger.open()).toEqual([])
    expect(await standing()).toEqual([])
  })
})

describe('a target that is slow beyond its timeout in the middle of a booking', () => {
  it('fails, and what it booked all the same is found and cancelled', async () => {
    let booked = 0
    const mutation = only('book-appointment', (exchange) => {
      booked += exchange.response?.status === 201 ? 1 : 0
      return lost(exchange)
    })
    const { scenario, ledger, verdicts } = await runOn(bentTarget(target, mutation), 'A free slot is booked')
    expect(booked).toBe(1)
    expect(scenario.verdict).not.toBe('passed')
    expect(verdicts.join()).toContain('provider-answers')
    expect(ledger.open()).toEqual([])
    expect(await standing()).toEqual([])
  })

  it('keeps the entry open where it does not even list the appointments', async () => {
    const mutation: Mutation = (plan, exchange) =>
      ['book-appointment', 'retrieve-patient-appointments'].includes(plan.interaction) ? lost(exchange) : exchange
    const { ledger } = await runOn(bentTarget(target, mutation), 'A free slot is booked')
    expect(ledger.open()).toHaveLength(1)
    const left = await standing()
    expect(left).toHaveLength(1)
    target.useFaults([])
  })
})

describe('a target that answers 201 without Location', () => {
  it('fails for that, and the appointment is cancelled', async () => {
    const mutation = only('book-appointment', (exchange) =>
      answered(exchange, (r) => ({ headers: r.headers.without('Location') })),
    )
    const { verdicts, ledger } = await runOn(bentTarget(target, mutation), 'A free slot is booked')
    expect(verdicts).toContain('fail location-names-the-new-version')
    expect(ledger.open()).toEqual([])
    expect(await standing()).toEqual([])
  })
})

describe('a target that books but never shows the booking', () => {
  it('fails where the appointment is read', async () => {
    const mutation = only('read-appointment', (exchange) => withBody(exchange, UNKNOWN, 404))
    const { scenario, verdicts } = await runOn(bentTarget(target, mutation), 'What was booked is read')
    expect(scenario.verdict).toBe('failed')
    expect(verdicts).toContain('fail success-status-is-200')
    expect(await standing()).toEqual([])
  })
})

describe('a target that refuses and books all the same', () => {
  it('fails where the list is asked, and what it booked is cancelled', async () => {
    const mutation = only('book-appointment', (exchange) => exchange)
    // What the harness sends as faulty goes out good, and its answer is made a refusal.
    const front = bentTarget(target, mutation)
    const lying = {
      ...front,
      send: async (plan: Parameters<typeof front.send>[0]) => {
        if (plan.interaction !== 'book-appointment' || typeof plan.body !== 'string') return target.send(plan)
        const good = JSON.parse(plan.body) as JsonObject
        const exchange = await target.send({
          ...plan,
          body: JSON.stringify({ created: '2026-01-01T09:00:00+00:00', ...good }),
        })
        return withBody(exchange, refusal, 422)
      },
    }
    const { scenario, verdicts, ledger } = await runOn(lying, 'A faulty booking is refused')
    expect(scenario.verdict).toBe('failed')
    expect(verdicts).toContain('fail refused-booking-leaves-no-appointment')
    expect(ledger.open()).toEqual([])
    expect(await standing()).toEqual([])
  })
})

const refusal = {
  resourceType: 'OperationOutcome',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
  issue: [
    {
      severity: 'error',
      code: 'invalid',
      details: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
            code: 'INVALID_RESOURCE',
            display: 'Invalid validation of resource',
          },
        ],
      },
      diagnostics: 'created is missing',
    },
  ],
}

describe('a target that cancels but leaves the slot busy', () => {
  it('fails where the slots are searched', async () => {
    let cancelled = false
    const mutation: Mutation = (plan, exchange) => {
      if (plan.interaction === 'cancel-appointment') cancelled = true
      return cancelled && plan.interaction === 'search-free-slots' ? withBody(exchange, NOWHERE) : exchange
    }
    const { scenario, verdicts, ledger } = await runOn(bentTarget(target, mutation), 'An appointment is cancelled')
    expect(scenario.verdict).toBe('failed')
    expect(verdicts).toContain('fail cancelled-slot-is-free-again')
    expect(ledger.open()).toEqual([])
  })
})

describe('a target without free slots', () => {
  it('is blocked, with what to load, and books nothing', async () => {
    const mutation = only('search-free-slots', (exchange) => withBody(exchange, NOWHERE))
    const { scenario, ledger } = await runOn(bentTarget(target, mutation), 'A free slot is booked')
    expect(scenario.verdict).toBe('blocked')
    expect(scenario.findings.map(({ note }) => note).join(' ')).toMatch(/load a session with free slots/)
    expect(ledger.open()).toEqual([])
  })
})

describe('a target whose clock is 10 minutes off', () => {
  const MINUTES = 60_000
  const off = (minutes: number): Clock => ({ now: () => new Date(Date.now() + minutes * MINUTES) })

  it.each([
    ['fast, so that every token has run out', 10, 'failed', 'fail success-status-is-200'],
    ['slow, which a token outlives', -10, 'passed', ''],
  ])('%s', async (_how, minutes, verdict, told) => {
    const wrong = await startEmbedded({ variant: VARIANT, clock: off(minutes) })
    const { scenario, verdicts, ledger } = await runOn(wrong, 'An appointment is cancelled')
    expect(scenario.verdict).toBe(verdict)
    expect(verdicts.filter((line) => !line.startsWith('info')).join()).toBe(told)
    expect(ledger.open()).toEqual([])
  })
})

describe('an appointment that the harness did not make', () => {
  it('is never touched, though it stands where an entry of the ledger points to', async () => {
    const sender = { ...target, clock: systemClock }
    const send = (id: string, ask: RequestInput): Promise<Exchange> =>
      target.send(requestFor(interaction(id), ask, sender))
    const day = ukDayAfter(systemClock.now(), 3)
    const found = freeSlotsIn(bodyOf(await send('search-free-slots', { query: slotQuery(day, day, target.consumer) })))
    const [slot, other] = found
    if (!slot || !other) throw new Error('two free slots are needed')
    const body = bookingOf({ patient: 'pat-thornbury', slots: [slot], description: 'Not of the harness' }, sender)
    const id = asString(bodyOf(await send('book-appointment', { body }))['id']) ?? ''
    const intent = {
      key: 'gpc-assure-00000000',
      at: '',
      base: target.base,
      variant: VARIANT.id,
      patient: 'pat-thornbury',
    }
    const call: Call = (what, ask) => send(what.id, ask)
    for (const ids of [[], [id]]) {
      const entry = { key: intent.key, ids, intents: [{ ...intent, slots: [other.id], start: slot.start }] }
      expect((await undo(entry, call, createLedger(), systemClock)).outcome).toBe('absent')
    }
    expect(bodyOf(await send('read-appointment', { id }))['status']).toBe('booked')
  })
})
