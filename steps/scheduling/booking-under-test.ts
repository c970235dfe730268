import { interactionOf } from '../../src/catalogue/index.js'
import { resourcesOf, type Answer, type CheckContext } from '../../src/checks/index.js'
import { asString, isObject, uuid, type Exchange, type JsonObject, type RequestPlan } from '../../src/core/index.js'
import { freeSlotsIn, type Ask, type FreeSlot } from '../../src/requests/index.js'
import type { OpenEntry } from '../../src/run/ledger.js'
import { isOurs } from '../../src/run/undo.js'
import type { GpcWorld } from '../world.js'

/** At least one slot. */
export type Slots = readonly [FreeSlot, ...FreeSlot[]]

/** An appointment that the provider holds, as it last gave it. */
export interface Held {
  readonly id: string
  readonly version: string
  readonly resource: JsonObject
}

/** The appointment that a scenario is about: what is to be booked, what was booked, what has to be undone. */
export class Diary {
  readonly #world: GpcWorld
  /** Marks the texts of everything that this scenario books. */
  readonly key = `gpc-assure-${uuid().slice(0, 8)}`
  /** What the slot search gave. */
  found: readonly FreeSlot[] = []
  slots: Slots | undefined
  /** Id of the service whose slots are searched, where the standard has services. */
  service: string | undefined
  /** Whom the booking is for, as the dialect names patients. */
  patient: string | undefined
  held: Held | undefined
  /** The former version, where a scenario goes out from one. */
  formerVersion: string | undefined
  #sent: JsonObject | undefined

  constructor(world: GpcWorld) {
    this.#world = world
  }

  /** Keeps what a slot search gave. */
  learn(bundle: JsonObject): void {
    this.found = freeSlotsIn(bundle)
  }

  /** What a good booking asks for, its texts marked. */
  booking(patient: string, slots: Slots): Ask {
    this.patient = patient
    this.slots = slots
    const texts = { description: `Conformance test ${this.key}`, comment: `Comment of ${this.key}` }
    return { body: this.#world.dialect.bookingOf({ patient, slots, ...texts }, this.#world.sender) }
  }

  /** What checks may know of the booking. */
  get facts(): CheckContext['booking'] {
    if (!this.slots) return undefined
    return { key: this.key, slots: this.slots, ...(this.#sent && { sent: this.#sent }) }
  }

  /** The entry of the ledger for this scenario, open or not; undefined where nothing was to be booked. */
  get entry(): OpenEntry | undefined {
    return this.#world.run.ledger.open().find(({ key }) => key === this.key)
  }

  /** Writes a booking down before it goes out. */
  beforeSending({ interaction: id, method }: RequestPlan): void {
    const { run } = this.#world
    if (id !== 'book-appointment' || method !== 'POST' || !this.slots || this.patient === undefined) return
    run.ledger.intend({
      key: this.key,
      at: run.clock.now().toISOString(),
      base: run.target.base,
      variant: run.variant.id,
      patient: this.patient,
      slots: this.slots.map((slot) => slot.id),
      start: this.slots[0].start,
    })
  }

  /** Writes the id of what was booked down as soon as it is known. */
  afterSending(exchange: Exchange): void {
    if (exchange.interaction !== 'book-appointment' || exchange.response?.status !== 201) return
    const answer = this.#world.answerOf(exchange)
    const held = answer && heldIn(answer)
    const id = held?.id ?? idInLocation(answer?.header('Location'))
    if (id !== undefined) this.#world.run.ledger.booked(this.key, id, this.#world.run.clock.now())
    this.#sent = sentIn(exchange)
    this.held = held ?? this.held
  }

  /** Takes an appointment that the provider gave for the one that the scenario is about. */
  hold(answer: Answer | undefined): Held | undefined {
    this.held = (answer && heldIn(answer)) ?? this.held
    return this.held
  }

  /** Writes down what a list of the patient's appointments shows of this scenario, booked against the rules or not. */
  foundIn(answer: Answer | undefined): void {
    const { entry } = this
    const ids =
      answer && entry
        ? resourcesOf(answer).flatMap(({ resource }) =>
            isOurs(resource, entry) ? (asString(resource['id']) ?? []) : [],
          )
        : []
    for (const id of ids) this.#world.run.ledger.booked(this.key, id, this.#world.run.clock.now())
  }

  /** Reads the appointment anew. */
  read(id: string): Promise<Exchange> {
    return this.#world.send(interactionOf(this.#world.run.variant, 'read-appointment'), { id })
  }
}

/** The appointment of an answer, where it has what an update needs. */
function heldIn({ resource }: Answer): Held | undefined {
  if (resource?.['resourceType'] !== 'Appointment') return undefined
  const { id, meta } = resource
  const version = isObject(meta) ? asString(meta['versionId']) : undefined
  const logical = asString(id)
  return logical === undefined || version === undefined ? undefined : { id: logical, version, resource }
}

const idInLocation = (location: string | undefined): string | undefined =>
  /\/Appointment\/([A-Za-z0-9\-.]{1,64})(?:\/|$)/.exec(location ?? '')?.[1]

/** The resource that was sent; undefined where the body was bent beyond reading. */
function sentIn({ request }: Exchange): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(request.body ?? []).toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
