import { resourcesOf, type Answer, type CheckContext } from '../../src/checks/index.js'
import {
  asString,
  isObject,
  objects,
  uuid,
  type Exchange,
  type JsonObject,
  type RequestPlan,
} from '../../src/core/index.js'
import type { FreeSlot, Parameter, Sender } from '../../src/requests/index.js'
import type { RunContext } from '../../src/run/context.js'
import { MARKER, type OpenEntry } from '../../src/run/ledger.js'
import { isOurs } from '../../src/run/undo.js'
import type { Scenario } from '../scenario.js'

/** At least one slot. */
export type Slots = readonly [FreeSlot, ...FreeSlot[]]

/** A slot search as it was made: its query, and who asked. */
export interface SlotSearchMade {
  readonly query: readonly Parameter[]
  /** Absent: the target's own consumer. */
  readonly consumer?: Sender['consumer'] | undefined
  /** What it was answered. */
  readonly answer?: Answer | undefined
}

/** An appointment that the provider holds, as it last gave it. */
export interface KnownAppointment {
  readonly id: string
  readonly version: string
  readonly resource: JsonObject
}

/** The appointment that a scenario is about: what is to be booked, what was booked, what has to be undone. */
export class BookingUnderTest {
  /** Marks the texts of everything that this scenario books. */
  readonly key = `gpc-assure-${uuid().slice(0, 8)}`
  /** What the last slot search gave to choose from. */
  found: readonly FreeSlot[] = []
  slots: Slots | undefined
  /** Ids of the slots that the scenario has tried to book. */
  readonly tried: string[] = []
  /** Id of the service whose slots are searched, where the standard has services. */
  service: string | undefined
  /** In which words the scenario has named it. */
  serviceRole: string | undefined
  /** Whom the booking is for, as the standard names patients. */
  patient: string | undefined
  known: KnownAppointment | undefined
  /** What the search that showed the slots answered while they were booked. */
  whileBooked: Answer | undefined
  /** The former version, where a scenario goes out from one. */
  formerVersion: string | undefined
  #sent: JsonObject | undefined
  readonly #shownBy = new Map<string, SlotSearchMade>()
  readonly #run: RunContext
  readonly #scenario: Scenario

  constructor(run: RunContext, scenario: Scenario) {
    this.#run = run
    this.#scenario = scenario
  }

  /** What checks may know of the booking. */
  get facts(): CheckContext['booking'] {
    if (!this.slots) return undefined
    return { key: this.key, slots: this.slots, ...(this.#sent && { sent: this.#sent }) }
  }

  /** Keeps by which search slots were shown: the one that asks for them again. */
  shown(slots: readonly FreeSlot[], search: SlotSearchMade): void {
    for (const { id } of slots) this.#shownBy.set(id, search)
  }

  /** The search that showed a slot last; undefined where none did. */
  shownBy({ id }: FreeSlot): SlotSearchMade | undefined {
    return this.#shownBy.get(id)
  }

  /** The entry of the ledger for this scenario, open or not; undefined where nothing was to be booked. */
  get entry(): OpenEntry | undefined {
    return this.#run.ledger.entry(this.key)
  }

  /** The logical id of the appointment, from the booking's answer or from what was read; undefined for none. */
  get id(): string | undefined {
    return this.entry?.ids[0] ?? this.known?.id
  }

  /** Writes a booking down before it goes out. */
  beforeSending({ interaction: id, method, body }: RequestPlan): void {
    const { ledger, clock, target, variant } = this.#run
    if (id !== 'book-appointment' || method !== 'POST' || !this.slots || this.patient === undefined) return
    this.tried.push(...this.slots.map((slot) => slot.id))
    ledger.intend({
      key: this.key,
      at: clock.now().toISOString(),
      base: target.base,
      variant: variant.id,
      patient: patientOf(body) ?? this.patient,
      slots: this.slots.map((slot) => slot.id),
      start: this.slots[0].start,
    })
  }

  /** Writes the id of what was booked down as soon as it is known. */
  afterSending(exchange: Exchange): void {
    if (exchange.interaction !== 'book-appointment' || exchange.response?.status !== 201) return
    const answer = this.#scenario.answerOf(exchange)
    const given = answer && appointmentIn(answer)
    const id = given?.id ?? idInLocation(answer?.header('Location'))
    if (id !== undefined) this.#booked(id)
    this.#sent = sentIn(exchange)
    this.known = given ?? this.known
  }

  /** Takes an appointment that the provider gave for the one that the scenario is about. */
  remember(answer: Answer | undefined): KnownAppointment | undefined {
    this.known = (answer && appointmentIn(answer)) ?? this.known
    return this.known
  }

  /** Writes down what a list of the patient's appointments shows of this scenario, booked against the rules or not. */
  foundIn(answer: Answer | undefined): void {
    const { entry } = this
    if (!answer || !entry) return
    const ours = resourcesOf(answer).filter(({ resource }) => isOurs(resource, entry))
    for (const id of ours.flatMap(({ resource }) => asString(resource['id']) ?? [])) this.#booked(id)
  }

  /**
   * True for an appointment that another scenario made, of this run or of one before: by the marker in its texts, or by
   * the ledger where the provider kept none of them. Many are made by a deviation that should have been refused; that
   * is judged where it was tried, and whatever else is wrong with what came of it is nobody's breach.
   */
  isOfAnother(resource: JsonObject): boolean {
    if (resource['resourceType'] !== 'Appointment') return false
    const { id, description, comment } = resource
    const marked = `${asString(description) ?? ''} ${asString(comment) ?? ''}`.match(MARKER) ?? []
    const keys = [...marked, ...this.#run.ledger.keysOf(asString(id) ?? '')]
    return keys.length > 0 && !keys.includes(this.key)
  }

  /** Closes the entry of the ledger where the target shows nothing of a booking that it refused. */
  refused(): void {
    if (this.entry?.ids.length === 0) this.#run.ledger.absent(this.key, this.#run.clock.now())
  }

  #booked(id: string): void {
    this.#run.ledger.booked(this.key, id, this.#run.clock.now())
  }
}

/** The appointment of an answer, where it has what an update needs. */
function appointmentIn({ resource }: Answer): KnownAppointment | undefined {
  if (resource?.['resourceType'] !== 'Appointment') return undefined
  const { id, meta } = resource
  const version = isObject(meta) ? asString(meta['versionId']) : undefined
  const logical = asString(id)
  return logical === undefined || version === undefined ? undefined : { id: logical, version, resource }
}

const idInLocation = (location: string | undefined): string | undefined =>
  /\/Appointment\/([A-Za-z0-9\-.]{1,64})(?:\/|$)/.exec(location ?? '')?.[1]

/** Whom a body books for: two requests of a race book for two. The NHS number where the patient stands inside. */
function patientOf(body: RequestPlan['body']): string | undefined {
  const appointment = readJson(body)
  const inside = objects(appointment?.['contained']).find((one) => one['resourceType'] === 'Patient')
  if (inside) return asString(objects(inside['identifier'])[0]?.['value'])
  const names = objects(appointment?.['participant']).flatMap(({ actor }) =>
    isObject(actor) ? (asString(actor['reference']) ?? []) : [],
  )
  return names.flatMap((name) => /^Patient\/([^/]+)$/.exec(name)?.[1] ?? [])[0]
}

/** The resource that was sent; undefined where the body was broken beyond reading. */
const sentIn = ({ request }: Exchange): JsonObject | undefined => readJson(request.body)

function readJson(body: string | Uint8Array = ''): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
