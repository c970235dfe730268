import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { CommanderError } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot, type JsonObject } from '../../src/core/index.js'
import { validateCommand } from '../../src/cli/validate.js'
import { execute } from '../../src/cli/validate/execute.js'
import { expectationOf } from '../../src/cli/validate/expected.js'
import { jobOf, type ValidateCliOptions } from '../../src/cli/validate/job.js'
import { careConnectProfiles, gpConnectProfiles } from '../../src/catalogue/index.js'
import { createValidator, loadDefinitions } from '../../src/validator/index.js'

const GOOD = '{"resourceType":"Patient","id":"a","active":true}'
const BAD = '{"resourceType":"Patient",\n "active":"yes"}'
const GOOD_XML = '<Patient xmlns="http://hl7.org/fhir"><id value="a"/></Patient>'
const SEARCHSET = 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1'
const SEARCHSET_OF_FHIR = 'http://hl7.org/fhir/StructureDefinition/Bundle'
const PATIENT_PROFILE = 'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1'

let folder: string
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gpc-validate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly code: number
  readonly out: string
  /** What standard error was told. */
  readonly err: string
}

async function run(paths: string[], options: Partial<ValidateCliOptions> = {}, stdin = ''): Promise<Ran> {
  let [out, err] = ['', '']
  const terminal = {
    colour: false,
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
  }
  const job = jobOf({ set: 'fhir-stu3', format: 'text', ...options })
  const code = await execute(job, paths, terminal, Readable.from([Buffer.from(stdin)]))
  return { code, out, err }
}
const lines = ({ out }: Ran): JsonObject[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject)

describe('gpc-assure validate', () => {
  it('ends in 0 where nothing is wrong', async () => {
    const path = file('good.json', GOOD)
    const { code, out } = await run([path])
    expect(code).toBe(0)
    expect(out).toBe(`${path}: valid (1 resource)\n1 text, 1 resource: 0 errors, 0 warnings, 0 for information\n`)
  })

  it('ends in 1 where something is, and says where', async () => {
    const { code, out } = await run([file('bad.json', BAD)])
    expect(code).toBe(1)
    expect(out).toMatch(
      /bad\.json: 1 error \(1 resource\)\n {2}error {3}json-type: 1\n {4}2:2 Patient\.active: .*boolean.*"yes" \[Patient\]\n/,
    )
  })

  it('groups by rule with counts, the worst first, and sums up over all texts', async () => {
    const many = file('many.json', '{"resourceType":"Patient","active":"yes","a":1,"b":2,"c":3}')
    const { out } = await run([many, file('bad.json', BAD)], { max: '2' })
    expect(out.replaceAll(`${folder}/`, '').split('\n')).toEqual([
      'many.json: 4 errors (1 resource)',
      '  error   unknown-element: 3',
      '    1:42 Patient.a: a is not an element of Patient [Patient]',
      '    1:48 Patient.b: b is not an element of Patient [Patient]',
      '    and 1 more (--max)',
      '  error   json-type: 1',
      '    1:27 Patient.active: expected JSON boolean, found string "yes" [Patient]',
      'bad.json: 1 error (1 resource)',
      '  error   json-type: 1',
      '    2:2 Patient.active: expected JSON boolean, found string "yes" [Patient]',
      '2 texts, 2 resources: 5 errors, 0 warnings, 0 for information',
      '  error   unknown-element: 3 in 1 text',
      '  error   json-type: 2 in 2 texts',
      '',
    ])
  })

  it.each<[level: ValidateCliOptions['level'], code: number, shown: number]>([
    [undefined, 0, 2],
    ['error', 0, 0],
    ['warning', 1, 1],
    ['info', 1, 2],
  ])('with the level %s ends in %i', async (level, code, shown) => {
    const path = file(
      'levels.json',
      '{"resourceType":"Patient","meta":{"profile":["http://x/y"]},"extension":[{"url":"http://x/z","valueCode":"a"}]}',
    )
    const ran = await run([path], { format: 'json', ...(level && { level }) })
    expect(ran.code).toBe(code)
    expect(ran.out === '' ? [] : lines(ran)).toHaveLength(shown)
  })

  it('with the level error ends in 1 for an error', async () =>
    expect((await run([file('bad.json', BAD)], { level: 'error' })).code).toBe(1))

  it('tells JSON from XML by the content', async () => {
    expect((await run([file('xml.json', GOOD_XML)])).code).toBe(0)
    expect(
      (await run([file('bad-order.txt', GOOD_XML.replace('<id value="a"/>', '<active value="true"/><id value="a"/>'))]))
        .code,
    ).toBe(1)
  })

  it('judges every JSON, XML and ndjson file of a folder, in order', async () => {
    const inner = join(folder, 'tree', 'inner')
    mkdirSync(inner, { recursive: true })
    for (const name of ['tree/b.json', 'tree/a.xml', 'tree/inner/c.ndjson', 'tree/notes.txt']) {
      file(name, name.endsWith('.xml') ? GOOD_XML : GOOD)
    }
    const { out } = await run([join(folder, 'tree')])
    const names = out.split('\n').map((line) => line.split(': ')[0]?.slice(folder.length + 1))
    expect(names.slice(0, 3)).toEqual(['tree/a.xml', 'tree/b.json', 'tree/inner/c.ndjson:1'])
    expect(out).toContain('3 texts, 3 resources')
  })

  it('judges each line of ndjson by itself', async () => {
    const path = file('lines.ndjson', [GOOD, '', BAD.replace('\n', ''), 'no json'].join('\n'))
    const ran = await run([path], { format: 'json' })
    expect(ran.code).toBe(1)
    expect(lines(ran).map((f) => [f['file'], f['line'], f['rule']])).toEqual([
      [`${path}:3`, 3, 'json-type'],
      [`${path}:4`, 4, 'json-syntax'],
    ])
  })

  it('reads standard input, ndjson too', async () => {
    expect(await run(['-'], {}, GOOD)).toMatchObject({
      code: 0,
      out: expect.stringContaining('<stdin>: valid') as string,
    })
    expect((await run(['-'], {}, BAD)).code).toBe(1)
    const both = await run(['-'], { format: 'json' }, `${GOOD}\n${BAD.replace('\n', '')}\n`)
    expect(lines(both)).toMatchObject([{ file: '<stdin>:2', line: 2 }])
  })

  it('applies the profile that is asked for', async () => {
    const path = file('unprofiled.json', GOOD)
    expect((await run([path], { set: 'gpconnect', expected: false })).code).toBe(0)
    expect((await run([path], { set: 'gpconnect', profile: [PATIENT_PROFILE] })).code).toBe(1)
  })

  it('takes official definitions over ours', async () => {
    const official = {
      resourceType: 'StructureDefinition',
      url: 'http://example.org/StructureDefinition/active-patient',
      name: 'active-patient',
      status: 'active',
      kind: 'resource',
      abstract: false,
      type: 'Patient',
      baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
      derivation: 'constraint',
      differential: {
        element: [
          { path: 'Patient', id: 'Patient' },
          { id: 'Patient.gender', path: 'Patient.gender', min: 1 },
        ],
      },
    }
    const definitions = [file('definition.json', JSON.stringify(official))]
    const ran = await run([file('g.json', GOOD)], { definitions, profile: [official.url], format: 'json' })
    expect(lines(ran)).toMatchObject([{ rule: 'cardinality-min', profile: official.url }])
  })

  it('gives an OperationOutcome for each text, itself valid', async () => {
    const ran = await run([file('good.json', GOOD), file('bad.json', BAD)], { format: 'outcome' })
    const [good = {}, bad = {}] = lines(ran)
    expect(good).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'information' }] })
    expect(bad).toMatchObject({ issue: [{ severity: 'error', expression: ['Patient.active'] }] })
    const validator = createValidator({ sets: ['fhir-stu3'] })
    for (const outcome of [good, bad]) expect(validator.validateResource(outcome).findings).toEqual([])
  })

  it('keeps control characters of the text off the terminal', async () => {
    const { out } = await run([file('esc.json', '{"resourceType":"\\u001b[31mPatient"}')])
    expect(out).not.toContain('\u001b')
  })
})

/** A Patient that keeps the profile of GP Connect but for the name of the profile itself. */
const UNNAMED = {
  resourceType: 'Patient',
  id: 'a',
  identifier: [
    {
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1',
          valueCodeableConcept: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                code: '01',
                display: 'Number present and verified',
              },
            ],
          },
        },
      ],
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9000000009',
    },
  ],
  name: [{ use: 'official', family: 'x' }],
}
const BARE_BINARY = '{"resourceType":"Binary","contentType":"text/plain","content":"YQ=="}'
/** A body of DSTU2 in which nothing is wrong for STU3. */
const OF_DSTU2 =
  '{"resourceType":"Patient","meta":{"profile":["http://fhir.nhs.net/StructureDefinition/gpconnect-patient-1"]}}'

describe('a resource that names no profile', () => {
  const rules = async (resource: object, options: Partial<ValidateCliOptions> = {}): Promise<unknown[]> => {
    const path = file('unnamed.json', JSON.stringify(resource))
    const ran = await run([path], { set: 'gpconnect', format: 'json', ...options })
    return ran.out === '' ? [] : lines(ran).map((f) => [f['severity'], f['rule'], f['path']])
  }
  const unnamed = (path: string, severity = 'error'): unknown[] => [severity, 'profile-unnamed', path]
  const within = (bundle: object, ...entries: object[]): object => ({
    resourceType: 'Bundle',
    ...bundle,
    entry: entries.map((resource) => ({ resource })),
  })

  it('is told so, and judged by the one that the set has for its type', async () => {
    expect(await rules(UNNAMED)).toEqual([unnamed('Patient')])
    expect(await rules({ ...UNNAMED, name: [{ family: 'x' }] })).toEqual([
      unnamed('Patient'),
      ['error', 'slice-min', 'Patient.name'],
    ])
    expect(await rules({ ...UNNAMED, meta: { profile: [PATIENT_PROFILE] } })).toEqual([])
  })

  it('is judged by FHIR alone where that is asked for, and where it names another', async () => {
    expect(await rules(UNNAMED, { expected: false })).toEqual([])
    expect(await rules({ ...UNNAMED, meta: { profile: ['http://x/y'] } })).toEqual([
      ['warning', 'profile-unknown', 'Patient'],
    ])
  })

  it('is told so in a Bundle, but for messages, documents and what it contains itself', async () => {
    const patient = { ...UNNAMED, contained: [{ resourceType: 'Organization', id: 'o', name: 'x' }] }
    Object.assign(patient, { managingOrganization: { reference: '#o' } })
    const found = async (type: string): Promise<unknown[]> =>
      (await rules(within({ type }, patient))).filter((f) => (f as string[])[1] === 'profile-unnamed')
    expect(await found('searchset')).toEqual([unnamed('Bundle.entry[0].resource')])
    expect(await found('collection')).toEqual([unnamed('Bundle'), unnamed('Bundle.entry[0].resource')])
    for (const type of ['message', 'document']) expect(await found(type)).toEqual([])
  })

  it('is only warned of where no page asks for the name, and not at all where nothing is expected', async () => {
    expect(await rules({ resourceType: 'Device', id: 'd' })).toContainEqual(unnamed('Device', 'warning'))
    for (const resource of [
      { resourceType: 'Binary', contentType: 'text/plain', content: 'YQ==' },
      { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] },
    ])
      expect(await rules(resource)).toEqual([])
  })

  it('is warned of by the Care Connect set, for what booking systems answer', async () => {
    const slot = { resourceType: 'Slot', id: 's' }
    expect(await rules(slot, { set: 'careconnect' })).toContainEqual(unnamed('Slot', 'warning'))
  })

  it('is what the profile that was asked for says, where one was', async () =>
    expect(await rules(UNNAMED, { profile: [PATIENT_PROFILE] })).toEqual([]))

  it('is expected to name the profile that the judge of answers has for its type', () => {
    for (const [set, table] of [
      ['gpconnect', gpConnectProfiles],
      ['careconnect', careConnectProfiles],
    ] as const) {
      const expected = expectationOf(set, loadDefinitions({ sets: [set] }))
      for (const [resourceType, url] of Object.entries(table)) {
        if (/HealthcareService|OperationOutcome/.test(resourceType) && set === 'gpconnect') continue
        expect(expected?.({ resourceType })?.profile).toBe(url)
      }
    }
  })
})

describe('what was not judged, or by FHIR alone', () => {
  const options = { set: 'gpconnect' } as const

  it('is said in the summary, by kind, and makes the exit code 1 where it is asked to', async () => {
    const paths = [file('b.json', BARE_BINARY), file('c.json', BARE_BINARY), file('d.json', OF_DSTU2)]
    const ran = await run(paths, options)
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('b.json: valid, by core alone (1 resource)\n')
    expect(ran.out).toContain('d.json: not judged: DSTU2, 1 warning, 1 for information (1 resource)\n')
    expect(ran.out).toContain('  2 judged by core alone: Binary 2\n  1 not judged: DSTU2 1\n')
    expect((await run(paths, { ...options, strict: true })).code).toBe(1)
    expect((await run(paths.slice(0, 1), { ...options, strict: true })).code).toBe(1)
    expect((await run(paths.slice(2), { ...options, strict: true })).code).toBe(1)
  })

  it('is nothing where a profile had a word on each resource, or FHIR alone was asked for', async () => {
    const named = file('named.json', JSON.stringify({ ...UNNAMED, meta: { profile: [PATIENT_PROFILE] } }))
    const ran = await run([named], { ...options, strict: true })
    expect([ran.code, ran.out]).toEqual([0, expect.not.stringContaining('core alone')])
    expect((await run([file('b.json', BARE_BINARY)], { strict: true })).code).toBe(0)
  })

  it('is no less said where findings of that level are not shown', async () => {
    const ran = await run([file('d.json', OF_DSTU2)], { ...options, level: 'error' })
    expect(ran.out).toContain('d.json: not judged: DSTU2 (1 resource)')
  })

  it('counts each resource once, and a text that cannot be read as such', async () => {
    const bundle = { resourceType: 'Bundle', type: 'searchset', meta: { profile: [SEARCHSET, SEARCHSET_OF_FHIR] } }
    const entry = [{ resource: JSON.parse(BARE_BINARY) as object }]
    const ran = await run([file('e.json', JSON.stringify({ ...bundle, entry })), file('f.json', '{')], options)
    expect(ran.out).toContain('  1 judged by core alone: Binary 1\n  1 not judged: unreadable 1\n')
  })

  it('is told to standard error where standard output is for machines, and in each OperationOutcome', async () => {
    const path = file('b.json', BARE_BINARY)
    const json = await run([path], { ...options, format: 'json' })
    expect([json.out, json.err]).toEqual(['', '1 judged by core alone: Binary 1\n'])
    const [outcome] = lines(await run([path], { ...options, format: 'outcome' }))
    expect(outcome).toMatchObject({ issue: [{ details: { text: `${path}: 1 judged by core alone: Binary 1` } }] })
  })
})

describe('bad usage', () => {
  it.each([
    ['a file that is not there', () => run([join(folder, 'absent.json')]), /absent\.json: no such file/],
    ['an unknown profile', () => run([], { profile: ['http://x/y'] }), /--profile http:\/\/x\/y/],
    ['a profile of another set', () => run([], { profile: [PATIENT_PROFILE] }), /it is in --set gpconnect/],
    ['another base URL', () => run([], { profile: ['http://x/Patient'] }), /did you mean http:\/\/hl7.org\/fhir/],
    ['a server that is no URL', () => run([], { tx: 'ftp://x' }), /--tx ftp:\/\/x/],
    ['expectations of a set without any', () => run([], { expected: true }), /--expected: .*--set fhir-stu3/],
    ['a number of places that is none', () => run([], { max: '0' }), /--max 0: must be a whole number/],
    ['definitions that are not there', () => run([], { definitions: [join(folder, 'none')] }), /none: no such/],
  ])('%s is one line that names it', async (_, usage, message) => {
    const thrown = await Promise.resolve()
      .then(usage)
      .catch((error: unknown) => error)
    expect(thrown).toMatchObject({ name: 'GpcError', exitCode: 2, message: expect.stringMatching(message) as string })
  })

  it('an empty folder is an error, not a pass', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    await expect(run([empty])).rejects.toMatchObject({ code: 'nothing-to-validate', exitCode: 2 })
  })

  it.each([[['a.json', '--set', 'none']], [['a.json', '--level', 'fatal']], [['a.json', '--format', 'yaml']], [[]]])(
    '%j is refused',
    async (args) => {
      const command = validateCommand()
        .exitOverride()
        .configureOutput({ writeErr: () => undefined })
      await expect(command.parseAsync(args, { from: 'user' })).rejects.toBeInstanceOf(CommanderError)
    },
  )
})

async function withServer<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('a terminology server', () => {
  const coded = (code: string): string =>
    JSON.stringify({
      resourceType: 'Appointment',
      status: 'booked',
      participant: [{ status: 'accepted', type: [{ text: 'a' }] }],
      reason: [{ coding: [{ system: 'http://snomed.info/sct', code }] }],
    })
  const [known, unknown] = ['73211009', '38341003']
  const profile = ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1']
  const ask = (path: string, tx: string): Promise<Ran> => run([path], { tx, profile, set: 'gpconnect', format: 'json' })
  const bindings = (ran: Ran): unknown[] =>
    lines(ran)
      .filter((f) => f['rule'] === 'binding')
      .map((f) => [f['severity'], f['line'], f['path']])

  it('is asked once for each code, and its word counts', async () => {
    const asked: string[] = []
    const answer: RequestListener = (request, response) => {
      const url = new URL(request.url ?? '', 'http://x')
      asked.push(`${url.pathname} ${url.searchParams.get('code') ?? ''}`)
      const valueBoolean = url.searchParams.get('code') === known
      response.end(JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'result', valueBoolean }] }))
    }
    const path = file('codes.ndjson', [known, unknown, known].map(coded).join('\n'))
    const ran = await withServer(answer, (tx) => ask(path, tx))
    expect(bindings(ran)).toEqual([['error', 2, 'Appointment.reason[0]']])
    expect(asked).toEqual([`/fhir/ValueSet/$validate-code ${known}`, `/fhir/ValueSet/$validate-code ${unknown}`])
  })

  it.each([
    ['knows nothing', (_, response) => void response.writeHead(404).end()],
    ['answers something else', (_, response) => void response.end('{"resourceType":"Bundle"}')],
  ] as [string, RequestListener][])('that %s accuses nobody', async (_, answer) => {
    const ran = await withServer(answer, (tx) => ask(file('code.json', coded(unknown)), tx))
    expect(bindings(ran)).toEqual([])
  })

  it('that is absent is told for information', async () => {
    const gone = await withServer(
      () => undefined,
      (url) => Promise.resolve(url),
    )
    const ran = await ask(file('code.json', coded(unknown)), gone)
    expect(bindings(ran)).toEqual([])
    expect(lines(ran).at(-1)).toMatchObject({ rule: 'terminology-server', severity: 'info' })
  })
})

describe('the process', () => {
  const script =
    "(await import('./src/cli/validate.ts')).validateCommand().parseAsync(process.argv.slice(1), { from: 'user' })"
  const start = (...args: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, '--', ...args], {
      cwd: packageRoot,
    })

  const exitOf = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.on('close', (code) => resolve(code)))

  it('reads standard input and ends with the exit code', async () => {
    const child = start('-', '--set', 'fhir-stu3')
    child.stdin.end(BAD)
    const [code, out] = await Promise.all([exitOf(child), text(child.stdout)])
    expect(out).toContain('2:2 Patient.active')
    expect(code).toBe(1)
  })

  it.each([
    [['--set', 'gpconnect'], GOOD, 1, 'profile-unnamed'],
    [['--set', 'gpconnect', '--no-expected'], GOOD, 0, '1 judged by core alone: Patient 1'],
    [['--set', 'gpconnect', '--no-expected', '--strict'], GOOD, 1, '1 judged by core alone: Patient 1'],
    [['--strict'], OF_DSTU2, 1, '1 not judged: DSTU2 1'],
    [['--set', 'fhir-stu3', '--strict'], GOOD, 0, '<stdin>: valid (1 resource)'],
  ])('with %j takes its options as they stand', async (args, body, code, words) => {
    const child = start('-', ...args)
    child.stdin.end(body)
    const [ended, out] = await Promise.all([exitOf(child), text(child.stdout)])
    expect([ended, out]).toEqual([code, expect.stringContaining(words)])
  })

  it('ends quietly when nobody reads its output any more', async () => {
    const path = file('many.ndjson', `${BAD.replace('\n', '')}\n`.repeat(3000))
    const child = start(path, '--set', 'fhir-stu3')
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code, err] = await Promise.all([exitOf(child), text(child.stderr)])
    expect(err).not.toContain('EPIPE')
    expect(code).toBe(141)
  })
})
