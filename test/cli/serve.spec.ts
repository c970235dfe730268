import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { defaultVariant, findVariant, interaction, interactionOf } from '../../src/catalogue/index.js'
import { serveCommand } from '../../src/cli/serve.js'
import { inPackage, systemClock } from '../../src/core/index.js'
import { standardOf, requestFor } from '../../src/requests/index.js'
import { TOKEN_GROUPS } from '../../src/spine/index.js'
import { loadTarget, openRemote } from '../../src/target/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-serve-test-'))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SCRIPT = `import { serveCommand } from './src/cli/serve.js'
await serveCommand().parseAsync(process.argv.slice(1), { from: 'user' })`

interface Served {
  readonly child: ChildProcess
  readonly text: string
  readonly line: (label: string) => string
  /** Ends it as Ctrl-C does; its exit code. */
  readonly stop: () => Promise<number | null>
}

/** Runs serve in a process of its own and waits until it says that it is up. */
function serve(...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SCRIPT, '--', ...args], {
    cwd: inPackage(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    let text = ''
    let problems = ''
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()))
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${problems}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (!text.includes('Ctrl-C')) return
      const stop = (): Promise<number | null> =>
        new Promise((done) => {
          child.once('exit', done)
          child.kill('SIGINT')
        })
      const line = (label: string): string =>
        text
          .split('\n')
          .find((l) => l.startsWith(label))
          ?.slice(13) ?? ''
      resolve({ child, text, line, stop })
    })
  })
}

describe('gpc-assure serve', () => {
  it('serves a run in another process by its target file alone', async () => {
    const out = join(folder, 'out')
    const served = await serve('--out', out)
    const target = await openRemote(loadTarget(served.line('target file')))
    for (const hop of ['ssp', 'direct'] as const) {
      const plan = requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock }, hop)
      const x = await target.send(plan)
      expect([x.response?.status, x.answeredBy]).toEqual([200, 'provider'])
    }
    expect(target.record('patients', 'normal')?.identifier).toBe('9990001006')
    const good = requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock }, 'direct')
    const refused = await target.send({ ...good, wellFormed: false, connection: { certificate: 'expired' } })
    expect([refused.response, refused.failure?.hop]).toEqual([undefined, 'harness to provider'])
    await target.close()
    const loaded = loadTarget(join(out, 'target-by-directory.yaml'))
    expect(loaded.file.provider).toEqual({ odsCode: 'A20047' })
    const found = await openRemote(loaded, { env: { GPC_API_KEY: 'any' } })
    expect(found.base).toBe(served.line('provider'))
    await found.close()
    expect(await served.stop()).toBe(0)
    const [line] = readFileSync(join(out, 'audit.ndjson'), 'utf8').split('\n')
    expect(JSON.parse(line ?? '')).toMatchObject({
      method: 'GET',
      outcome: 'answered',
      status: 200,
      from: '200000000115',
    })
    for (const name of ['audit.ndjson', 'consumer.key', 'ssp.key'])
      expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
  })

  it('lets a run start from an ODS code or an NHS number, prints an ldapsearch line, and says that it is open', async () => {
    const out = join(folder, 'starts')
    const served = await serve('--host', 'localhost', '--out', out)
    expect(served.line('reachable')).toBe('from other machines, as localhost: on all addresses')
    const line = served.text.split('\n').find((l) => l.includes('ldapsearch')) ?? ''
    expect(line).toContain('(&(nhsIDCode=A20047)(objectClass=nhsMhs)(nhsMhsSvcIA=urn:')
    const searched = spawnSync('sh', ['-c', line], { encoding: 'utf8' })
    // A machine without ldap-utils (127: no such command) still shows that the line is there.
    if (searched.status !== 127) expect(searched.stdout).toContain(`nhsMHSEndPoint: ${served.line('provider')}`)
    const starts = [
      ['ldap', { odsCode: 'A20047' }, /^directory ldaps:.*: ODS code A20047, interaction urn:\S+: refused/],
      ['patient', {}, /^PDS https:.*: 9990001006: refused/],
    ] as const
    for (const [name, known] of starts) {
      const loaded = loadTarget(join(out, `target-by-${name}.yaml`))
      expect(loaded.file.provider).toEqual(known)
      const found = await openRemote(loaded)
      expect([found.base, found.providerAsid]).toEqual([served.line('provider'), '200000000205'])
      await found.close()
    }
    const command = [
      '--import',
      'tsx',
      inPackage('src', 'cli', 'main.ts'),
      'run',
      '--target',
      join(out, 'target-by-ldap.yaml'),
    ]
    const only = ['--req', 'SPINE-VER-001', '--no-html', '--json', '--out', join(out, 'run')]
    const { status, stdout } = spawnSync(process.execPath, [...command, ...only], { encoding: 'utf8' })
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, target: 'serve', scenarios: { failed: 0, blocked: 0 } })
    expect(status).toBe(0)
    await served.stop()
    for (const [name, , gone] of starts)
      await expect(openRemote(loadTarget(join(out, `target-by-${name}.yaml`)))).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringMatching(gone) as string,
      })
  })

  it('serves Care Connect with signed tokens, and a run starts from a service of the DoS', async () => {
    const out = join(folder, 'care-connect')
    const served = await serve('--variant', 'care-connect-scheduling@a2si', '--out', out)
    const variant = findVariant('care-connect-scheduling@a2si') ?? defaultVariant()
    expect(served.line('provider')).toMatch(/^https:\/\/localhost:\d+\/STU3\/1\/[a-z-]+$/)
    expect(served.line('tokens')).toContain(join(out, 'auth-client.key'))
    expect(statSync(join(out, 'auth-client.key')).mode & 0o777).toBe(0o600)
    for (const [name, provider] of [
      ['target.yaml', { base: served.line('provider'), asid: '200000000317', odsCode: 'RQX90' }],
      ['target-by-ldap.yaml', { asid: '200000000317' }],
      ['target-by-service.yaml', { dosServiceId: '2000010001' }],
    ] as const) {
      const loaded = loadTarget(join(out, name))
      expect([loaded.file.provider, loaded.file.tokens]).toEqual([provider, 'signed'])
      const target = await openRemote(loaded, { variant })
      const { base, providerAsid, consumer } = target
      const sender = { base, providerAsid, consumer, clock: systemClock, standard: standardOf(variant) }
      const plan = requestFor(interactionOf(variant, 'get-capability-statement'), {}, sender)
      const good = await target.send(plan)
      expect([base, good.response?.status, good.answeredBy]).toEqual([served.line('provider'), 200, 'provider'])
      const bad = await target.send({
        ...plan,
        authorization: { kind: 'issued', groups: TOKEN_GROUPS, flaw: 'tampered' },
      })
      expect(bad.response?.status).toBe(403)
      await target.close()
    }
    expect(existsSync(join(out, 'target-by-directory.yaml'))).toBe(false)
    expect(served.text).toContain('(uniqueIdentifier=200000000317)')
    const line = served.text.split('\n').find((l) => l.startsWith('curl')) ?? ''
    const { stdout, error } = spawnSync('sh', ['-c', line], { encoding: 'utf8' })
    if (!error && stdout) expect(stdout).toMatch(/^HTTP\/1\.1 200/)
    expect(await served.stop()).toBe(0)
  })

  it('serves the later standard with signed tokens too', async () => {
    const served = await serve('--variant', 'care-connect-scheduling@2.0.4', '--tokens', 'signed')
    const { file } = loadTarget(served.line('target file'))
    expect([file.tokens, file.authServer?.clientId]).toEqual(['signed', 'gpc-assure-consumer'])
    await served.stop()
  })

  it('has no signed tokens in GP Connect', async () => {
    const refused = serveCommand().parseAsync(['--tokens', 'signed'], { from: 'user' })
    await expect(refused).rejects.toMatchObject({ code: 'tokens-unknown' })
  })

  it('prints a curl line that works, and takes its own folder away again', async () => {
    const served = await serve()
    expect(served.line('reachable')).toBe('from this machine only')
    const line = served.text.split('\n').find((l) => l.startsWith('curl')) ?? ''
    const { stdout, error } = spawnSync('sh', ['-c', line], { encoding: 'utf8' })
    // A machine without curl still shows that the line is there.
    if (!error && stdout) expect(stdout).toMatch(/^HTTP\/1\.1 200/)
    expect(line).toContain('Authorization: Bearer ey')
    const files = served.line('target file')
    expect(existsSync(files)).toBe(true)
    const port = /:(\d+)\/ /.exec(served.line('SSP'))?.[1] ?? ''
    const second = serveCommand().parseAsync(['--port', port], { from: 'user' })
    await expect(second).rejects.toMatchObject({
      code: 'serve-not-started',
      message: expect.stringMatching(/EADDRINUSE/) as string,
    })
    expect(await served.stop()).toBe(0)
    expect(existsSync(files)).toBe(false)
  })

  it.each([
    ['an unknown fault', ['--fault', 'no-such-fault'], /no-such-fault.*has no such fault/],
    ['a seed that is not there', ['--seed', 'no-such-seed.yaml'], /no-such-seed\.yaml/],
  ])('refuses %s in words', async (_what, args, message) => {
    const failed = serveCommand().parseAsync(args, { from: 'user' })
    await expect(failed).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) as string })
  })

  it('refuses a folder that cannot be made', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const failed = serveCommand().parseAsync(['--out', join(file, 'below')], { from: 'user' })
    await expect(failed).rejects.toMatchObject({ code: 'folder-unwritable' })
  })

  it.each([
    ['--variant', 'foundations@9', 'No such variant'],
    ['--port', '70000', 'A port is'],
    ['--port', 'x', 'A port is'],
  ])('refuses %s %s', async (option, value, message) => {
    const said: string[] = []
    const command = serveCommand()
      .exitOverride()
      .configureOutput({ writeErr: (text) => said.push(text) })
    await expect(command.parseAsync([option, value], { from: 'user' })).rejects.toMatchObject({ exitCode: 1 })
    expect(said.join('')).toContain(message)
  })
})
