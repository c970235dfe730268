import { describe, expect, it } from 'vitest'
import { providerAnswers as judged } from '../../src/checks/index.js'
import { Headers, type Exchange } from '../../src/core/index.js'
import { processTestPki } from '../../src/spine/index.js'
import { byForm, createSender, providerAnswers } from '../../src/transport/index.js'
import { answerBytes, fakeServer, identityOf, plan } from './fake-server.js'

type Fields = readonly (readonly [string, string])[]

const who = (status: number, body: string, fields: Fields = []): string =>
  byForm({ status, headers: new Headers(fields), body: Buffer.from(body) })

const HTML = ['Content-Type', 'text/html'] as const
const nginx = (line: string): string =>
  `<html>\r\n<head><title>${line}</title></head>\r\n<body>\r\n<center><h1>${line}</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n</body>\r\n</html>\r\n`
const haproxy = (line: string, text: string): string => `<html><body><h1>${line}</h1>\n${text}\n</body></html>\n`
const apache = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>400 Bad Request</title>\n</head><body>\n<h1>Bad Request</h1>\n<p>Your browser sent a request that this server could not understand.<br />\n</p>\n</body></html>\n`
const tomcat =
  '<!doctype html><html lang="en"><head><title>HTTP Status 400 – Bad Request</title></head><body><h1>HTTP Status 400 – Bad Request</h1></body></html>'
const flask = '<!doctype html><html lang=en><title>400 Bad Request</title><h1>Bad Request</h1><p>No token.</p>'
const OUTCOME = '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid"}]}'

describe('the answer of a front end', () => {
  it.each([
    ['nginx without anything behind it', 502, nginx('502 Bad Gateway')],
    ['nginx that waits no longer', 504, nginx('504 Gateway Time-out')],
    ['haproxy without a server', 503, haproxy('503 Service Unavailable', 'No server is available to handle this request.')], // prettier-ignore
    ['an empty 503', 503, ''],
    ['a 503 in plain words', 503, 'no healthy upstream'],
    ['too many requests', 429, '{"message":"slow down"}'],
    ['nginx that misses a client certificate', 400, nginx('400 No required SSL certificate was sent')],
    ['nginx that does not believe a client certificate', 400, nginx('400 The SSL certificate error')],
    ['nginx under another status', 496, nginx('496 SSL Certificate Required')],
    ['nginx over malformed HTTP', 400, nginx('400 Bad Request')],
    ['haproxy over malformed HTTP', 400, haproxy('400 Bad request', 'Your browser sent an invalid request.')],
    ['Apache over malformed HTTP', 400, apache],
  ])('is told by its form: %s', (_what, status, body) => {
    expect(who(status, body, [HTML])).toBe('front-end')
  })

  it('may name its product, where the page does not', () => {
    const plain = nginx('400 Bad Request').replace(/<hr>.*/, '')
    expect(who(400, plain, [HTML, ['Server', 'awselb/2.0']])).toBe('front-end')
  })
})

describe('the answer of the provider', () => {
  it.each([
    ['a refusal in FHIR', 400, OUTCOME],
    ['FHIR under a gateway status', 503, OUTCOME],
    ['FHIR in XML under a gateway status', 502, '<OperationOutcome xmlns="http://hl7.org/fhir"/>'],
    ['a servlet container’s page', 400, tomcat],
    ['a framework’s page', 400, flask],
    ['an empty refusal', 400, ''],
    ['a page of a front end over a token', 401, nginx('401 Authorization Required')],
    ['a page over what the application broke', 500, nginx('500 Internal Server Error')],
    ['success, whatever it holds', 200, nginx('400 Bad Request')],
  ])('stays its own: %s', (_what, status, body) => {
    expect(who(status, body, [HTML])).toBe('provider')
  })

  it('is not taken for another product’s page', () => {
    expect(who(400, nginx('400 Bad Request'), [HTML, ['Server', 'Jetty(9.4)']])).toBe('provider')
  })
})

describe('over the wire, straight to the provider', () => {
  const sent = async (bytes: Buffer): Promise<Exchange> => {
    const pki = await processTestPki()
    const server = await fakeServer((s) => s.write(bytes))
    const identity = identityOf(pki, pki.ssp)
    const root = `https://localhost:${server.port}/A20047/STU3/1/gpconnect`
    const sender = createSender({
      routes: { direct: { root, identity, hop: 'harness to provider', attribute: providerAnswers } },
      limits: { connectMs: 5000, answerMs: 10_000, responseBytes: 1_000_000 },
    })
    try {
      return await sender.send(plan({ wellFormed: false }))
    } finally {
      await sender.close()
      await server.close()
    }
  }

  it('is nobody’s breach where nothing stands behind a front end', async () => {
    const x = await sent(answerBytes('502 Bad Gateway', ['Server: nginx', 'Content-Type: text/html'], nginx('502 Bad Gateway'))) // prettier-ignore
    expect([x.answeredBy, x.failure, judged(x).verdict]).toEqual(['front-end', undefined, 'error'])
  })

  it('is the provider’s where it speaks FHIR', async () => {
    const x = await sent(answerBytes('503 Busy', ['Server: nginx', 'Content-Type: application/fhir+json'], OUTCOME))
    expect([x.answeredBy, judged(x).verdict]).toEqual(['provider', 'pass'])
  })
})
