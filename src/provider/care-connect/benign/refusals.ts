import { resourceOf } from '../../frame/body.js'
import type { Mutation } from '../../frame/mutation/mutation.js'
import { queryOf } from '../faults/make.js'
import { contained } from '../rules/parts.js'
import { answers, lets, mayRefuse, refusesAs } from './make.js'

/** Other refusals that the sources' contradictions allow (spec facts, Care Connect, sections 5.5 and 11). */

const TOKEN = ['authorization.', 'token.']
const FORM = ['authorization.', 'token.form']

/** Variations of refusals. */
export const refusalVariations: readonly Mutation[] = [
  refusesAs('tokens-are-401', 'Answers 401 with a challenge to a bad token', {
    rules: TOKEN,
    of: 'token',
    status: 401,
    challenge: true,
  }),
  refusesAs('malformed-tokens-are-400', 'Answers 400 to a missing or malformed token', {
    rules: FORM,
    of: 'bad-request',
  }),
  refusesAs('taken-slots-are-409', 'Answers 409 where a slot is taken', { rules: ['slot.free'], of: 'version' }),
  refusesAs('formats-are-501', 'Answers 501 to a format that it does not have', {
    rules: ['format.'],
    of: 'format',
    status: 501,
  }),
  refusesAs('profile-failures-are-400', 'Answers 400 to what breaks the profile', {
    rules: ['appointment.status', 'appointment.start'],
    of: 'malformed',
  }),
  refusesAs('malformed-fhir-is-422', 'Answers 422 to malformed FHIR', { rules: ['body.form'], of: 'profile' }),
  refusesAs('unknown-slots-are-404', 'Answers 404 to a slot that it does not have', {
    rules: ['slot.known'],
    of: 'not-found',
  }),
  refusesAs('contacts-are-422', 'Answers 422 to wrong contacts', { rules: ['patient.contact'], of: 'profile' }),
  lets(
    'any-contacts',
    'Books whatever the contacts are',
    ['book-appointment'],
    ['patient.contact', 'patient.contact-primary', 'patient.contact-unique'],
  ),
  mayRefuse(
    'demands-a-document',
    'Refuses a booking without a document',
    ['book-appointment'],
    'profile',
    ({ request }) => contained(resourceOf(request) ?? {}, 'DocumentReference').length === 0,
  ),
  lets('two-patients', 'Books where two patients come', ['book-appointment'], ['contained.patient-once']),
  mayRefuse(
    'demands-created',
    'Refuses a booking without the moment of creation',
    ['book-appointment'],
    'profile',
    ({ request }) => resourceOf(request)?.['created'] === undefined,
  ),
  mayRefuse(
    'demands-a-service',
    'Refuses a slot search without a service',
    ['search-slot'],
    'bad-request',
    ({ request }) => ![...queryOf(request).keys()].some((name) => name.includes('healthcareservice')),
  ),
  mayRefuse(
    'refuses-unknown-parameters',
    'Refuses a parameter that it does not know',
    ['search-slot'],
    'bad-request',
    ({ request }) => ['foo', 'searchFilter'].some((name) => queryOf(request).has(name)),
  ),
  mayRefuse('refuses-odd-reads', 'Refuses a read with a query', ['read-appointment'], 'bad-request', ({ request }) =>
    request.target.includes('?'),
  ),
  mayRefuse('keeps-no-versions', 'Has no former versions', ['read-appointment'], 'not-found', ({ request }) =>
    request.target.includes('/_history/'),
  ),
  answers('error-with-text', 'Gives errors a text', 'any', (reply) =>
    reply.rule && reply.resource
      ? {
          ...reply,
          resource: {
            ...reply.resource,
            text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Refused</div>' },
          },
        }
      : reply,
  ),
]
