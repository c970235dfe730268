import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { directoryReply } from '../directory/fhir-emulator.js'
import type { TableEntry } from '../directory/table.js'
import { demographicsReply, type PdsPatient } from '../pds/emulator.js'
import { trouble, type Reply } from './reply.js'
import { paths } from './systems.js'

export interface NationalOptions {
  readonly cert: string
  readonly key: string
  /** May change while it runs. */
  readonly entries: readonly TableEntry[]
  readonly patients: readonly PdsPatient[]
  /** The address to listen on; the loopback where absent. */
  readonly host?: string
  /** Its name in URLs; `localhost` where absent. */
  readonly name?: string
  readonly port?: number
}

/** The emulated national services on this machine. */
export interface National {
  /** Scheme and host; the services lie below it where the real ones do. */
  readonly url: string
  close(): Promise<void>
}

/** Starts the FHIR APIs of the Spine Directory Service and of PDS. Binds to the loopback unless told otherwise. */
export async function startNational(options: NationalOptions): Promise<National> {
  const { cert, key, host = '127.0.0.1', name = 'localhost', port = 0 } = options
  const server = createServer({ cert, key, minVersion: 'TLSv1.2' }, (request, answer) =>
    write(answer, replyTo(request, options)),
  )
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return {
    url: `https://${name}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function replyTo(request: IncomingMessage, { entries, patients }: NationalOptions): Reply {
  if (request.method !== 'GET') return trouble(405, 'not-supported', 'only GET is served')
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  const { apikey, 'x-request-id': requestId } = request.headers
  if (path.startsWith(`${paths.demographics}/`)) {
    const id = typeof requestId === 'string' ? requestId : undefined
    return demographicsReply(patients, path.slice(paths.demographics.length), id)
  }
  if (!path.startsWith(`${paths.directory}/`)) return trouble(404, 'not-found', 'no such service')
  if (!apikey) return trouble(401, 'login', 'an apikey is required')
  return directoryReply(entries, path.slice(paths.directory.length), new URLSearchParams(query))
}

function write(answer: ServerResponse, { status, body }: Reply): void {
  answer.writeHead(status, ['Content-Type', 'application/fhir+json'])
  answer.end(JSON.stringify(body))
}
