import type { Attachment, Envelope } from '@cucumber/messages'
import { EXCHANGE_MEDIA, FINDINGS_MEDIA, readExchange, readFindings } from '../../run/attachments.js'
import { exchangeText } from '../exchange-text.js'
import type { RecordedExchange } from '../../recording/record.js'
import { redactText } from '../../recording/redact.js'
import { findingLine } from '../finding-line.js'

const title = ({ request, response, failure }: RecordedExchange): string =>
  `${request.method} ${request.url.slice(request.url.lastIndexOf('/fhir') + 1).slice(-80)} ${response?.status ?? failure?.kind ?? ''}.txt`

function readableAttachment(attachment: Attachment): Attachment {
  if (attachment.mediaType === EXCHANGE_MEDIA) {
    const exchange = readExchange(attachment.body)
    return { ...attachment, mediaType: 'text/plain', fileName: title(exchange), body: exchangeText(exchange) }
  }
  if (attachment.mediaType === FINDINGS_MEDIA) {
    const body = readFindings(attachment.body).findings.map(findingLine).join('\n')
    return { ...attachment, mediaType: 'text/plain', fileName: 'findings.txt', body }
  }
  return { ...attachment, body: redactText(attachment.body) }
}

/** The message as Allure is to show it: attachments as text for people, nothing secret in what a step said. */
export function readable(envelope: Envelope): Envelope {
  if (envelope.attachment) return { ...envelope, attachment: readableAttachment(envelope.attachment) }
  if (envelope.testStepFinished?.testStepResult.message !== undefined)
    return JSON.parse(redactText(JSON.stringify(envelope))) as Envelope
  return envelope
}
