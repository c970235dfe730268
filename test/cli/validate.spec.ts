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
import { jobOf, type ValidateCliOptions } from '../../src/cli/validate/job.js'
import { createValidator } from '../../src/validator/index.js'

const GOOD = '{"resourceType":"Patient","id":"a","active":true}'
const BAD = '{"resourceType":"Patient",\n "active":"yes"}'
const GOOD_XML = '<Patient xmlns="http://hl7.org/fhir"><id value="a"/></Patient>'
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
}

async function run(paths: string[], options: Partial<ValidateCliOptions> = {}, stdin = ''): Promise<Ran> {
  let out = ''
  const terminal = { colour: false, out: (text: string) => void (out += text) }
  const job = jobOf({ set: 'fhir-stu3', format: 'text', ...options })
  const code = await execute(job, paths, terminal, Readable.from([Buffer.from(stdin)]))
  return { code, out }
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
    expect((await run([path], { set: 'gpconnect' })).code).toBe(0)
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

describe('bad usage', () => {
  it.each([
    ['a file that is not there', () => run([join(folder, 'absent.json')]), /absent\.json: no such file/],
    ['an unknown profile', () => run([], { profile: ['http://x/y'] }), /--profile http:\/\/x\/y/],
    ['a profile of another set', () => run([], { profile: [PATIENT_PROFILE] }), /it is in --set gpconnect/],
    ['another base URL', () => run([], { profile: ['http://x/Patient'] }), /did you mean http:\/\/hl7.org\/fhir/],
    ['a server that is no URL', () => run([], { tx: 'ftp://x' }), /--tx ftp:\/\/x/],
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
