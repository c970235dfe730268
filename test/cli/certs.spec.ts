import { X509Certificate, createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { certsCommand } from '../../src/cli/certs.js'
import { REFUSED_CERTIFICATES } from '../../src/core/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-certs-test-'))
const certs = join(folder, 'certs')
let said = ''

beforeAll(async () => {
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void (said += `${text}\n`))
  const args = ['--out', certs, '--ssp', 'proxy.lab.test', '--also', 'gate.lab.test']
  await certsCommand().parseAsync(args, { from: 'user' })
  log.mockRestore()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string): X509Certificate => new X509Certificate(readFileSync(join(certs, name)))
const root = (): X509Certificate => read('ca.crt')
const now = (): number => Date.now()

describe('gpc-assure certs', () => {
  it('writes every kind for every end, and says what each file is', () => {
    const kinds = ['', ...REFUSED_CERTIFICATES.filter((k) => k !== 'none').map((k) => `-${k}`)]
    const expected = ['consumer', 'ssp', 'provider'].flatMap((end) =>
      kinds.flatMap((k) => [`${end}${k}.crt`, `${end}${k}.key`]),
    )
    expect(readdirSync(certs).sort()).toEqual([...expected, 'ca.crl', 'ca.crt'].sort())
    for (const name of expected) expect(said).toMatch(new RegExp(`^${name.replace('.', '\\.')} `, 'm'))
  })

  it('keeps them from others, and gives each its own key', () => {
    for (const name of readdirSync(certs)) expect(statSync(join(certs, name)).mode & 0o777).toBe(0o600)
    for (const name of readdirSync(certs).filter((n) => n.endsWith('.key'))) {
      const key = createPrivateKey(readFileSync(join(certs, name)))
      expect(read(name.replace(/key$/, 'crt')).checkPrivateKey(key)).toBe(true)
    }
  })

  it('uses the names that were asked for', () => {
    for (const name of ['proxy.lab.test', 'gate.lab.test', 'localhost'])
      expect(read('ssp.crt').checkHost(name)).toBe(name)
    expect(read('consumer.crt').subject).toContain('CN=consumer.gpc-assure.test')
  })

  it('spoils each certificate in one thing', () => {
    const good = read('ssp.crt')
    const inDate = (c: X509Certificate): boolean => Date.parse(c.validFrom) < now() && now() < Date.parse(c.validTo)
    const facts = (name: string): object => {
      const c = read(name)
      return {
        issued: c.verify(root().publicKey),
        inDate: inDate(c),
        named: c.checkHost('proxy.lab.test') !== undefined,
        use: c.keyUsage,
      }
    }
    const usual = { issued: true, inDate: true, named: true, use: good.keyUsage }
    expect(facts('ssp.crt')).toEqual(usual)
    expect(facts('ssp-expired.crt')).toEqual({ ...usual, inDate: false })
    expect(facts('ssp-not-yet-valid.crt')).toEqual({ ...usual, inDate: false })
    expect(Date.parse(read('ssp-not-yet-valid.crt').validFrom)).toBeGreaterThan(now())
    expect(facts('ssp-wrong-fqdn.crt')).toEqual({ ...usual, named: false })
    expect(facts('ssp-wrong-authority.crt')).toEqual({ ...usual, issued: false })
    expect(facts('ssp-self-signed.crt')).toEqual({ ...usual, issued: false })
    expect(facts('ssp-wrong-usage.crt')).toEqual({ ...usual, use: ['1.3.6.1.5.5.7.3.4'] })
    expect(facts('ssp-revoked.crt')).toEqual(usual)
    expect(readFileSync(join(certs, 'ca.crl'), 'utf8')).toMatch(/^-----BEGIN X509 CRL-----/)
  })

  it('ends every file with a line feed, so that files can be joined', () => {
    const texts = readdirSync(certs).map((name) => readFileSync(join(certs, name), 'utf8'))
    expect(texts.length).toBeGreaterThan(10)
    expect(texts.filter((text) => !/-----\n$/.test(text))).toEqual([])
  })

  it('names where to ask for revoked certificates, where it is told', async () => {
    const told = join(folder, 'told')
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const options = ['--out', told, '--revocation-url', 'http://ca.lab.test:8080/pki/']
    await certsCommand().parseAsync(options, { from: 'user' })
    log.mockRestore()
    for (const name of ['ssp.crt', 'ssp-revoked.crt', 'consumer.crt', 'provider.crt']) {
      const leaf = new X509Certificate(readFileSync(join(told, name)))
      expect(leaf.infoAccess?.trim()).toBe('OCSP - URI:http://ca.lab.test:8080/pki/ocsp')
      expect(leaf.raw.includes('http://ca.lab.test:8080/pki/ca.crl')).toBe(true)
    }
    expect(read('ssp.crt').infoAccess).toBeUndefined()
  })

  it.each(['ftp://ca.lab.test', 'ca.lab.test', 'http://ca.lab.test/?x'])('refuses %s as such an address', (url) => {
    const command = certsCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
    expect(() => command.parse(['--out', join(folder, 'never'), '--revocation-url', url], { from: 'user' })).toThrow(
      /http URL/,
    )
  })

  it('refuses a folder that cannot be made', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const failed = certsCommand().parseAsync(['--out', join(file, 'below')], { from: 'user' })
    await expect(failed).rejects.toMatchObject({ code: 'folder-unwritable', exitCode: 2 })
  })
})
