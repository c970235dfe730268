import { createHash } from 'node:crypto'
import { systemClock, type Clock } from '../../core/index.js'
import type { Authority } from '../authority/authority.js'
import { bitString, der, enumerated, explicit, generalizedTime, OCTETS, oid, read, SEQUENCE, type Der } from './der.js'

const BASIC = oid('1.3.6.1.5.5.7.48.1.1')
const NONCE = oid('1.3.6.1.5.5.7.48.1.2')
const ECDSA_SHA256 = der(SEQUENCE, oid('1.2.840.10045.4.3.2'))
const DAY = 86_400_000

/** OCSPResponseStatus (RFC 6960 section 4.2.1). */
const STATUS = { successful: 0, malformed: 1 } as const
const KEY_COMPROMISE = 1

/**
 * What the authority says of the certificates that an OCSP request names (RFC 6960).
 *
 * @param request - the DER of an OCSPRequest
 * @returns the DER of an OCSPResponse; `malformedRequest` for anything else
 */
export function ocspResponse(request: Buffer, authority: Authority, clock: Clock = systemClock): Buffer {
  try {
    return answer(request, authority, clock)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    return der(SEQUENCE, enumerated(STATUS.malformed))
  }
}

function answer(request: Buffer, authority: Authority, clock: Clock): Buffer {
  const { certIds, nonce } = readRequest(request)
  const now = clock.now()
  const keyHash = createHash('sha1').update(authority.publicKeyBits).digest()
  const responses = certIds.map((id) => single(id, authority, now))
  const data = der(
    SEQUENCE,
    explicit(2, der(OCTETS, keyHash)),
    generalizedTime(now),
    der(SEQUENCE, ...responses),
    ...(nonce ? [explicit(1, der(SEQUENCE, nonce))] : []),
  )
  const basic = der(SEQUENCE, data, ECDSA_SHA256, bitString(authority.sign(data)))
  return der(SEQUENCE, enumerated(STATUS.successful), explicit(0, der(SEQUENCE, BASIC, der(OCTETS, basic))))
}

function single(certId: Der, authority: Authority, now: Date): Buffer {
  const next = new Date(now.getTime() + DAY)
  return der(
    SEQUENCE,
    certId.whole,
    statusOf(certId, authority),
    generalizedTime(now),
    explicit(0, generalizedTime(next)),
  )
}

const GOOD = Buffer.from([0x80, 0])
const UNKNOWN = Buffer.from([0x82, 0])

function statusOf(certId: Der, authority: Authority): Buffer {
  const [algorithm, , key, serial] = read(certId.content)
  const [hash] = read(must(algorithm).content)
  const name = HASHES.get(must(hash).whole.toString('hex'))
  const issuedHere = name && createHash(name).update(authority.publicKeyBits).digest().equals(must(key).content)
  const number = must(serial).content.toString('hex')
  if (!issuedHere || !authority.knows(number)) return UNKNOWN
  if (number !== authority.revokedSerial) return GOOD
  return der(0xa1, generalizedTime(authority.revokedAt), explicit(0, enumerated(KEY_COMPROMISE)))
}

/** Hashes by which a request may name the issuer. */
const HASHES = new Map([
  [oid('1.3.14.3.2.26').toString('hex'), 'sha1'],
  [oid('2.16.840.1.101.3.4.2.1').toString('hex'), 'sha256'],
])

function readRequest(bytes: Buffer): { certIds: Der[]; nonce?: Buffer } {
  const [whole] = read(bytes)
  const [tbs] = read(must(whole, SEQUENCE).content)
  const parts = read(must(tbs, SEQUENCE).content)
  const list = must(parts.find((p) => p.tag === SEQUENCE))
  const certIds = read(list.content).map((one) => must(read(one.content)[0], SEQUENCE))
  if (certIds.length === 0) throw new RangeError('no certificate is named')
  const extensions = parts.find((p) => p.tag === 0xa2)
  const nonce = extensions && read(must(read(extensions.content)[0]).content).find((e) => e.content.includes(NONCE))
  return { certIds, ...(nonce ? { nonce: nonce.whole } : {}) }
}

function must(value: Der | undefined, tag?: number): Der {
  if (!value || (tag !== undefined && value.tag !== tag)) throw new RangeError('not the structure of an OCSP request')
  return value
}
