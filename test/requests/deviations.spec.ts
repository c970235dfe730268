import { describe, expect, it } from 'vitest'
import { interaction, interactions } from '../../src/catalogue/index.js'
import { fixedClock, HarnessError, type JsonObject, type RequestPlan } from '../../src/core/index.js'
import { formatDeviations } from '../../src/requests/deviations/formats.js'
import { headerDeviations } from '../../src/requests/deviations/headers.js'
import { identifierDeviations } from '../../src/requests/deviations/identifiers.js'
import { lineDeviations } from '../../src/requests/deviations/line.js'
import { tokenDeviations } from '../../src/requests/deviations/tokens.js'
import {
  deviate,
  deviations,
  findDeviation,
  requestFor,
  type RequestInput,
  type Sender,
} from '../../src/requests/index.js'

const NOW = '2030-06-01T12:00:00Z'
const SECONDS = Date.parse(NOW) / 1000

const sender: Sender = {
  base: 'https://provider.example/A20047/STU3/1/gpconnect',
  providerAsid: '200000000205',
  consumer: { asid: '200000000117', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.example/' },
  clock: fixedClock(NOW),
}

const ASK: RequestInput = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001006', id: 'pAt-1' }
const good = (id = 'find-patient'): RequestPlan => requestFor(interaction(id), ASK, sender)
const mutated = (name: string, id?: string): RequestPlan => deviate(good(id), findDeviation(name), sender)

function claimsOf({ authorization }: RequestPlan): JsonObject {
  if (authorization.kind !== 'token') throw new Error(`a token was expected, not ${authorization.kind}`)
  return authorization.claims
}

describe('the good request', () => {
  it.each(interactions().map((i) => [i.id, i] as const))('of %s has what the pages ask for', (_id, one) => {
    const plan = requestFor(one, ASK, sender)
    expect(plan).toMatchObject({ interaction: one.id, method: one.method, hop: 'ssp', wellFormed: true })
    expect(plan.headers.get('ssp-from')).toBe('200000000117')
    expect(plan.headers.get('ssp-to')).toBe('200000000205')
    expect(plan.headers.get('ssp-interactionid')).toBe(one.interactionId)
    expect(plan.headers.get('ssp-traceid')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(claimsOf(plan)).toMatchObject({
      requested_scope: one.scope,
      aud: sender.base,
      iat: SECONDS,
      exp: SECONDS + 300,
    })
  })

  it('has the ten claims, sub being the practitioner’s id', () => {
    const claims = claimsOf(good())
    expect(Object.keys(claims)).toHaveLength(10)
    expect((claims['requesting_practitioner'] as JsonObject)['id']).toBe(claims['sub'])
  })

  it('is encoded as it shall stand on the wire', () => {
    expect(good().path).toBe('/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990001006')
    expect(good('read-patient').path).toBe('/Patient/pAt-1')
    expect(good('get-capability-statement').path).toBe('/metadata')
    expect(requestFor(interaction('find-patient'), { value: 'a+b&c|d' }, sender).path).toBe(
      '/Patient?identifier=a%2Bb%26c%7Cd',
    )
  })

  it('is another one each time: trace id and user', () => {
    expect(good().headers.get('Ssp-TraceID')).not.toBe(good().headers.get('Ssp-TraceID'))
  })

  it('is refused where an id is missing', () => {
    expect(() => requestFor(interaction('read-patient'), {}, sender)).toThrow(RangeError)
  })
})

/** Deviations of any request; those of one interaction's parameters and bodies are tested with it. */
const everywhere = [
  ...headerDeviations,
  ...tokenDeviations,
  ...lineDeviations,
  ...formatDeviations,
  ...identifierDeviations,
]

describe('every deviation', () => {
  it('has a name of its own', () => {
    expect(new Set(deviations.map(({ name }) => name)).size).toBe(deviations.length)
    expect(() => findDeviation('no such thing')).toThrow(HarnessError)
  })

  it.each(everywhere.map((d) => [d.name, d] as const))(
    '%s: changes a search or a read, and says that it does',
    (_n, d) => {
      const plain = (plan: RequestPlan) => JSON.stringify({ ...plan, wellFormed: 0, hop: 0, shape: undefined })
      const plans = ['find-patient', 'read-patient'].map((id) => good(id))
      const results = plans.map((plan) => deviate(plan, d, sender))
      expect(results.map(({ wellFormed }) => wellFormed)).toEqual([false, false])
      const shaped = results.some(({ authorization: a }) => a.kind === 'token' && a.shape !== undefined)
      // The good request asks for JSON by Accept already; that it may say so is one of the deviations.
      const same = d.name === 'Accept JSON'
      expect(shaped || same || results.some((result, i) => plain(result) !== plain(plans[i] as RequestPlan))).toBe(true)
      expect(results.every(({ hop }) => hop === (d.hop === 'direct' ? 'direct' : 'ssp'))).toBe(true)
    },
  )
})

describe('deviations of headers', () => {
  it('leave all other fields as they are', () => {
    const plan = mutated('no Ssp-From')
    expect(plan.headers.has('Ssp-From')).toBe(false)
    expect(plan.headers.fields.map(([n]) => n)).toEqual(['Ssp-TraceID', 'Ssp-To', 'Ssp-InteractionID', 'Accept'])
    expect(mutated('empty Ssp-To').headers.all('Ssp-To')).toEqual([''])
  })

  it('write names and values otherwise, or a field once more', () => {
    const good = mutated('Ssp-To of letters').headers
    expect(good.get('Ssp-To')).toBe('provider')
    expect(mutated('Ssp-To with one digit more').headers.get('Ssp-To')).toBe('2000000002050')
    expect(mutated('Ssp-From twice').headers.all('Ssp-From')).toEqual(['200000000117', '200000000117'])
    expect(mutated('field names in lower case').headers.fields.map(([n]) => n)).toEqual([
      'ssp-traceid',
      'ssp-from',
      'ssp-to',
      'ssp-interactionid',
      'accept',
    ])
    expect(mutated('Ssp-TraceID in upper case').headers.get('Ssp-TraceID')).toMatch(/^[0-9A-F-]{36}$/)
    expect(mutated('interaction id of another version').headers.get('Ssp-InteractionID')).toMatch(/:patient-99$/)
    expect(
      mutated('forwarding fields')
        .headers.fields.slice(-2)
        .map(([n]) => n),
    ).toEqual(['Forwarded', 'X-Forwarded-For'])
  })

  it.each(interactions().map((i) => i.id))('give %s the ids of other interactions', (id) => {
    const own = interaction(id).interactionId
    const others = ['interaction id of another resource', 'interaction id of another operation'].map((name) =>
      mutated(name, id).headers.get('Ssp-InteractionID'),
    )
    expect(others).not.toContain(own)
    expect(new Set(others).size).toBe(2)
    expect(interactions().map((i) => i.interactionId)).toEqual(expect.arrayContaining(others))
    const cased = mutated('interaction id in wrong case', id).headers.get('Ssp-InteractionID')
    expect([cased === own, cased?.toLowerCase() === own.toLowerCase()]).toEqual([false, true])
  })
})

describe('deviations of tokens', () => {
  it('set times by the clock', () => {
    expect(claimsOf(mutated('token expired ten minutes ago'))).toMatchObject({ iat: SECONDS - 900, exp: SECONDS - 600 })
    expect(claimsOf(mutated('token issued 200 seconds ahead'))).toMatchObject({
      iat: SECONDS + 200,
      exp: SECONDS + 500,
    })
    expect(claimsOf(mutated('exp in milliseconds'))['exp']).toBe((SECONDS + 300) * 1000)
  })

  it('take out or empty one claim and leave the others', () => {
    expect(Object.keys(claimsOf(mutated('token without sub')))).toHaveLength(9)
    expect(claimsOf(mutated('token with sub null'))['sub']).toBeNull()
  })

  it('change the text of the token', () => {
    const parts = { header: 'h', payload: 'p', token: 'h.p.' }
    const textOf = (name: string): string | undefined => {
      const { authorization: a } = mutated(name)
      return a.kind === 'token' ? a.shape?.(parts) : undefined
    }
    expect(textOf('token without its trailing dot')).toBe('h.p')
    expect(textOf('token of the header alone')).toBe('h')
    expect(textOf('token with a second dot at its end')).toBe('h.p..')
    expect(textOf('token without its payload')).toBe('h..')
    expect(textOf('token with a blank inside')).toBe('h. p.')
    expect(textOf('token with a signature')).toMatch(/^h\.p\.[\w-]+$/)
    expect(textOf('token whose payload is null')).toBe(`h.${Buffer.from('null').toString('base64url')}.`)
  })

  it('pad the payload, whatever its length, and write the same claims in other words', () => {
    for (const text of ['{}', '{"a":1}', '{"a":12}', '{"b":"\u00eb"}']) {
      const payload = Buffer.from(text).toString('base64url')
      const parts = { header: 'h', payload, token: `h.${payload}.` }
      const written = (name: string): string => {
        const { authorization: a } = mutated(name)
        return a.kind === 'token' ? (a.shape?.(parts).split('.')[1] ?? '') : ''
      }
      expect(written('token with a padded payload')).toMatch(/=$/)
      for (const name of [
        'token with a padded payload',
        'claims in reverse order',
        'claims with blanks and line breaks',
      ]) {
        const read: unknown = JSON.parse(Buffer.from(written(name), 'base64').toString('utf8'))
        expect(read, name).toEqual(JSON.parse(text))
      }
    }
  })

  it('write the Authorization field out', () => {
    const valuesOf = (name: string): readonly string[] => {
      const { authorization: a } = mutated(name)
      return a.kind === 'raw' ? a.values : []
    }
    expect(valuesOf('Bearer without a token')).toEqual(['Bearer'])
    expect(valuesOf('two blanks after Bearer')[0]).toMatch(/^Bearer {2}[\w-]+\.[\w-]+\.$/)
    expect(valuesOf('scheme bearer in lower case')[0]).toMatch(/^bearer [\w-]+\.[\w-]+\.$/)
    const [first, second] = valuesOf('two Authorization fields')
    expect([first, second?.split(' ')[0]]).toEqual([second, 'Bearer'])
  })

  it('change the resources in the claims and leave the others', () => {
    const all = claimsOf(mutated('device without model'))
    expect(Object.keys(all['requesting_device'] as JsonObject)).toEqual(['resourceType', 'identifier', 'version'])
    expect(claimsOf(mutated('identifier of requesting_device as an object'))['requesting_device']).toMatchObject({
      identifier: { value: 'gpc-assure' },
    })
    expect(claimsOf(mutated('name of the user without prefix'))['requesting_practitioner']).toMatchObject({
      name: [{ family: 'Assessor', given: ['Rowan'] }],
    })
    expect(claimsOf(mutated('audience that ends after the major version'))['aud']).toBe(
      'https://provider.example/A20047/STU3/1',
    )
    expect(claimsOf(mutated('scope of the other verb'))['requested_scope']).toBe('patient/*.write')
    expect(claimsOf(mutated('scope of the other verb', 'book-appointment'))['requested_scope']).toBe('patient/*.read')
  })

  it('turn the scope to the other endpoint', () => {
    expect(claimsOf(mutated('scope of another endpoint'))['requested_scope']).toBe('organization/*.read')
    expect(claimsOf(mutated('scope of another endpoint', 'read-location'))['requested_scope']).toBe('patient/*.read')
  })
})

describe('deviations of the request line', () => {
  const system = 'https://fhir.nhs.uk/Id/nhs-number'
  it.each([
    ['misspelt identifier system', `/Patient?identifier=${system}X%7C9990001006`],
    ['empty identifier system', '/Patient?identifier=%7C9990001006'],
    ['identifier value alone', '/Patient?identifier=9990001006'],
    ['empty identifier value', `/Patient?identifier=${system}%7C`],
    ['NHS number of 5 digits', `/Patient?identifier=${system}%7C12345`],
    ['NHS number of 11 digits', `/Patient?identifier=${system}%7C99900010060`],
    ['NHS number with a wrong check digit', `/Patient?identifier=${system}%7C9990001007`],
    ['no identifier', '/Patient'],
    ['identifier in wrong case', `/Patient?Identifier=${system}%7C9990001006`],
    ['two identifiers', `/Patient?identifier=${system}%7C9990001006&identifier=${system}%7C9990001001`],
    ['unknown parameter foo', `/Patient?identifier=${system}%7C9990001006&foo=bar`],
    [
      '_format JSON before the other parameters',
      `/Patient?_format=application/fhir%2Bjson&identifier=${system}%7C9990001006`,
    ],
    ['first letter of the path in the other case', `/patient?identifier=${system}%7C9990001006`],
  ])('%s', (name, path) => expect(mutated(name).path).toBe(path))

  it.each([
    ['letters of the id in the other case', '/Patient/PaT-1'],
    ['no id after the slash', '/Patient/'],
    ['id of 65 characters', `/Patient/${'a'.repeat(65)}`],
    ['first letter of the path in the other case', '/patient/pAt-1'],
    ['_format JSON', '/Patient/pAt-1?_format=application/fhir%2Bjson'],
  ])('%s, of a read', (name, path) => expect(mutated(name, 'read-patient').path).toBe(path))
})
