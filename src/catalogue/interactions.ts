/** How an interaction uses HTTP: decides success status, ETag, and what the body is. */
export type InteractionKind = 'capabilities' | 'read' | 'search' | 'operation' | 'create' | 'update'

/** The JWT's requested_scope: of GP Connect (JWT page, scope table), and of the unsigned Care Connect token. */
export type Scope =
  | 'patient/*.read'
  | 'patient/*.write'
  | 'organization/*.read'
  | 'organization/slot.read'
  | 'patient/appointment.read'
  | 'patient/appointment.write'

export interface Interaction {
  /** The register's name, such as `find-patient`. */
  readonly id: string
  readonly title: string
  readonly kind: InteractionKind
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path template below the service root. */
  readonly path: string
  /** The full Ssp-InteractionID. */
  readonly interactionId: string
  readonly scope: Scope
  /** The resource type of the body, or of the entries of the Bundle. */
  readonly resource: string
  readonly success: 200 | 201
}
