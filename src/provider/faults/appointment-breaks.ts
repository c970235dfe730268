/**
 * The checks that notice a fault of the Appointment, by interaction and fault. What only the answer of one interaction is
 * compared with stands there alone; a fault without an entry is not tried on that interaction.
 */

/** Noticed by each fault of an interaction: answers and reads are compared element by element. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  'book-appointment': ['read-appointment-is-as-answered'],
  'read-appointment': ['read-appointment-is-as-answered'],
  'retrieve-patient-appointments': ['appointment-is-as-read'],
  'amend-appointment': ['read-appointment-is-as-answered'],
  'cancel-appointment': [],
}

const BESIDES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'book-appointment': {
    'start-in-zulu-time': ['appointment-times-are-uk-local'],
    'another-end': ['appointment-end-is-as-sent'],
    'no-description': ['appointment-has-a-description', 'appointment-texts-are-whole', 'body-conforms-to-its-profile'],
    'no-slot': ['appointment-has-a-slot', 'appointment-slot-is-as-sent', 'body-conforms-to-its-profile'],
    'no-created': ['appointment-created-is-as-sent', 'appointment-times-are-uk-local'],
    'no-category': ['appointment-category-is-the-schedules'],
    'no-type': ['appointment-has-the-slot-type-as-text', 'appointment-type-is-the-slots'],
    'another-type': ['appointment-type-is-the-slots'],
    'with-reason': ['appointment-has-no-reason', 'body-conforms-to-its-profile'],
    'cut-texts': ['appointment-texts-are-whole'],
    'another-status': ['appointment-status-is-as-sent'],
    'booking-organisation-renamed': ['appointment-booking-organisation-is-as-sent'],
    'organisation-without-profile': ['booking-organisation-names-its-profile'],
    'identifier-without-system': ['appointment-identifier-has-system-and-value-only', 'body-conforms-to-its-profile'],
    'no-patient': ['appointment-has-one-patient', 'appointment-participants-are-as-sent'],
    'no-location': ['appointment-has-one-location', 'appointment-participants-are-as-sent'],
    'no-practitioner': ['appointment-has-the-practitioner-of-the-schedule', 'appointment-participants-are-as-sent'],
  },
  'read-appointment': {
    'start-in-zulu-time': ['appointment-is-as-read', 'appointment-times-are-uk-local'],
    'another-end': ['appointment-end-is-as-sent', 'appointment-is-as-read', 'success-status-is-200'],
    'no-description': [
      'appointment-has-a-description',
      'appointment-texts-are-whole',
      'body-conforms-to-its-profile',
      'success-status-is-200',
    ],
    'no-slot': [
      'appointment-has-a-slot',
      'appointment-slot-is-as-sent',
      'body-conforms-to-its-profile',
      'success-status-is-200',
    ],
    'no-created': ['appointment-is-as-read', 'appointment-times-are-uk-local', 'success-status-is-200'],
    'no-category': ['appointment-category-is-the-schedules', 'appointment-is-as-read'],
    'no-type': ['appointment-has-the-slot-type-as-text', 'appointment-is-as-read', 'appointment-type-is-the-slots'],
    'another-type': ['appointment-is-as-read', 'appointment-type-is-the-slots', 'success-status-is-200'],
    'with-reason': ['appointment-has-no-reason', 'body-conforms-to-its-profile', 'success-status-is-200'],
    'with-specialty': ['appointment-has-no-specialty', 'appointment-is-as-read', 'success-status-is-200'],
    'with-indication': [
      'appointment-has-nothing-that-its-profile-excludes',
      'body-conforms-to-its-profile',
      'success-status-is-200',
    ],
    'cut-texts': ['appointment-is-as-read', 'appointment-texts-are-whole', 'success-status-is-200'],
    'another-status': ['appointment-is-as-read', 'cancelled-appointment-has-its-status', 'success-status-is-200'],
    'booking-organisation-renamed': [
      'appointment-booking-organisation-is-as-sent',
      'appointment-is-as-read',
      'success-status-is-200',
    ],
    'organisation-without-profile': ['appointment-is-as-read', 'booking-organisation-names-its-profile'],
    'identifier-without-system': [
      'appointment-identifier-has-system-and-value-only',
      'body-conforms-to-its-profile',
      'success-status-is-200',
    ],
    'no-patient': [
      'appointment-has-one-patient',
      'appointment-is-as-read',
      'appointment-participants-are-as-sent',
      'success-status-is-200',
    ],
    'no-location': [
      'appointment-has-one-location',
      'appointment-is-as-read',
      'appointment-participants-are-as-sent',
      'success-status-is-200',
    ],
    'no-practitioner': [
      'appointment-has-the-practitioner-of-the-schedule',
      'appointment-is-as-read',
      'appointment-participants-are-as-sent',
      'success-status-is-200',
    ],
    'no-delivery-channel': ['appointment-delivery-channel-is-the-slots', 'appointment-is-as-read'],
    'no-practitioner-role': ['appointment-is-as-read', 'appointment-practitioner-role-is-the-schedules'],
    'no-booking-organisation': [
      'appointment-booking-organisation-is-as-sent',
      'body-conforms-to-its-profile',
      'booking-organisation-names-its-profile',
      'success-status-is-200',
    ],
  },
  'retrieve-patient-appointments': {
    'start-in-zulu-time': ['appointment-times-are-uk-local'],
    'another-end': ['listed-appointment-is-as-loaded'],
    'no-description': [
      'appointment-booked-through-the-api-is-listed',
      'appointment-has-a-description',
      'appointment-inside-the-range-is-listed',
      'appointment-of-a-patient-with-dissent-is-listed',
      'appointment-of-another-organisation-is-listed',
      'appointment-of-earlier-today-is-listed',
      'appointment-of-the-last-evening-is-listed',
      'appointment-of-the-practice-is-listed',
      'body-conforms-to-its-profile',
      'cancelled-appointment-is-listed',
      'cancelled-booking-is-listed',
    ],
    'no-slot': ['appointment-has-a-slot', 'body-conforms-to-its-profile'],
    'no-created': ['appointment-times-are-uk-local'],
    'no-category': [],
    'no-type': ['appointment-has-the-slot-type-as-text'],
    'another-type': [],
    'with-reason': ['appointment-has-no-reason', 'body-conforms-to-its-profile'],
    'with-specialty': ['appointment-has-no-specialty'],
    'with-indication': ['appointment-has-nothing-that-its-profile-excludes', 'body-conforms-to-its-profile'],
    'another-status': ['listed-appointment-is-as-loaded'],
    'organisation-without-profile': [],
    'identifier-without-system': ['appointment-identifier-has-system-and-value-only', 'body-conforms-to-its-profile'],
    'no-patient': ['appointment-has-one-patient', 'appointment-is-of-the-patient-asked-for'],
    'no-location': ['appointment-has-one-location'],
    'no-practitioner': [],
    'no-delivery-channel': [],
    'no-practitioner-role': [],
    'no-booking-organisation': ['body-conforms-to-its-profile'],
  },
  'amend-appointment': {
    'start-in-zulu-time': ['amendment-changes-the-texts-alone', 'appointment-times-are-uk-local'],
    'another-end': ['amendment-changes-the-texts-alone'],
    'no-slot': ['amendment-changes-the-texts-alone', 'appointment-has-a-slot'],
    'no-category': ['amendment-changes-the-texts-alone', 'changed-appointment-keeps-the-providers-types'],
    'no-type': [
      'amendment-changes-the-texts-alone',
      'appointment-has-the-slot-type-as-text',
      'changed-appointment-keeps-the-providers-types',
    ],
    'another-type': ['amendment-changes-the-texts-alone', 'changed-appointment-keeps-the-providers-types'],
    'with-reason': ['amendment-changes-the-texts-alone', 'appointment-has-no-reason'],
    'cut-texts': ['amended-texts-are-whole'],
    'another-status': ['amendment-changes-the-texts-alone'],
    'booking-organisation-renamed': ['amendment-changes-the-texts-alone'],
    'no-patient': ['amendment-changes-the-texts-alone', 'appointment-has-one-patient'],
    'no-practitioner': ['amendment-changes-the-texts-alone'],
    'no-delivery-channel': ['amendment-changes-the-texts-alone'],
    'no-practitioner-role': ['amendment-changes-the-texts-alone'],
  },
  'cancel-appointment': {
    'start-in-zulu-time': ['appointment-times-are-uk-local', 'cancellation-changes-the-status-alone'],
    'another-end': ['cancellation-changes-the-status-alone'],
    'no-slot': ['appointment-has-a-slot', 'cancellation-changes-the-status-alone'],
    'no-category': ['cancellation-changes-the-status-alone', 'changed-appointment-keeps-the-providers-types'],
    'no-type': [
      'appointment-has-the-slot-type-as-text',
      'cancellation-changes-the-status-alone',
      'changed-appointment-keeps-the-providers-types',
    ],
    'another-type': ['cancellation-changes-the-status-alone', 'changed-appointment-keeps-the-providers-types'],
    'with-reason': ['appointment-has-no-reason', 'cancellation-changes-the-status-alone'],
    'cut-texts': ['cancellation-changes-the-status-alone'],
    'another-status': ['cancelled-appointment-has-its-status'],
    'booking-organisation-renamed': ['cancellation-changes-the-status-alone'],
    'no-patient': ['appointment-has-one-patient', 'cancellation-changes-the-status-alone'],
    'no-practitioner': ['cancellation-changes-the-status-alone'],
    'no-delivery-channel': ['cancellation-changes-the-status-alone'],
    'no-practitioner-role': ['cancellation-changes-the-status-alone'],
  },
}

/**
 * The checks that notice a fault on an interaction; undefined where it is not tried.
 *
 * @param fault - its name, without the interaction
 */
export function noticedBy(interaction: string, fault: string): readonly string[] | undefined {
  const besides = BESIDES[interaction]?.[fault]
  return besides && [...besides, ...(ALWAYS[interaction] ?? [])]
}
