import { createHash } from 'node:crypto'
import {
  BasicOCSPResponse,
  CertStatus,
  id_pkix_ocsp_basic,
  id_pkix_ocsp_nonce,
  KeyHash,
  OCSPRequest,
  OCSPResponse,
  OCSPResponseStatus,
  ResponderID,
  ResponseBytes,
  ResponseData,
  RevokedInfo,
  SingleResponse,
  type CertID,
} from '@peculiar/asn1-ocsp'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier, CRLReason, CRLReasons } from '@peculiar/asn1-x509'
import { systemClock, type Clock } from '../../core/index.js'
import type { Authority } from '../authority/authority.js'

const ECDSA_SHA256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' })
const DAY = 86_400_000

/** Hashes by which a request may name the issuer. */
const HASHES: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' }

/**
 * What the authority says of the certificates that an OCSP request names (RFC 6960).
 *
 * @param request - the DER of an OCSPRequest
 * @returns the DER of an OCSPResponse; `malformedRequest` for anything else
 */
export function ocspResponse(request: Buffer, authority: Authority, clock: Clock = systemClock): Buffer {
  const { requestList = [], requestExtensions = [] } = readRequest(request)?.tbsRequest ?? {}
  if (requestList.length === 0)
    return encoded(new OCSPResponse({ responseStatus: OCSPResponseStatus.malformedRequest }))
  const now = clock.now()
  now.setMilliseconds(0) // RFC 6960 section 4.2.2.1: whole seconds
  const keyHash = createHash('sha1').update(authority.publicKeyBits).digest()
  const nonce = requestExtensions.filter(({ extnID }) => extnID === id_pkix_ocsp_nonce)
  const tbsResponseData = new ResponseData({
    responderID: new ResponderID({ byKey: new KeyHash(keyHash) }),
    producedAt: now,
    responses: requestList.map(({ reqCert }) => single(reqCert, authority, now)),
    ...(nonce.length > 0 && { responseExtensions: nonce }),
  })
  const basic = new BasicOCSPResponse({
    tbsResponseData,
    signatureAlgorithm: ECDSA_SHA256,
    signature: bytesOf(authority.sign(encoded(tbsResponseData))),
  })
  const response = new OctetString(encoded(basic))
  return encoded(
    new OCSPResponse({
      responseStatus: OCSPResponseStatus.successful,
      responseBytes: new ResponseBytes({ responseType: id_pkix_ocsp_basic, response }),
    }),
  )
}

const encoded = (value: object): Buffer => Buffer.from(AsnConvert.serialize(value))

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer

/** The request, or undefined where the bytes are none. */
function readRequest(bytes: Buffer): OCSPRequest | undefined {
  try {
    return AsnConvert.parse(bytes, OCSPRequest)
  } catch {
    return undefined
  }
}

const single = (certID: CertID, authority: Authority, now: Date): SingleResponse =>
  new SingleResponse({
    certID,
    certStatus: statusOf(certID, authority),
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + DAY),
  })

function statusOf({ hashAlgorithm, issuerKeyHash, serialNumber }: CertID, authority: Authority): CertStatus {
  const name = HASHES[hashAlgorithm.algorithm]
  const issuedHere =
    name && createHash(name).update(authority.publicKeyBits).digest().equals(Buffer.from(issuerKeyHash.buffer))
  const number = Buffer.from(serialNumber).toString('hex')
  if (!issuedHere || !authority.knows(number)) return new CertStatus({ unknown: null })
  if (number !== authority.revokedSerial) return new CertStatus({ good: null })
  const revocationReason = new CRLReason(CRLReasons.keyCompromise)
  return new CertStatus({ revoked: new RevokedInfo({ revocationTime: authority.revokedAt, revocationReason }) })
}
