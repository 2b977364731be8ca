import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { upgradeToTls } from './tls'

export type Gateway = { address: string; close(): Promise<void> }

/**
 * Neon's proxy for a PostgreSQL that is not Neon's: WebSocket in, TCP out, on loopback only.
 * It connects to the database of `url` and to nothing else, whatever it is asked for.
 */
export async function startGateway(url: string): Promise<Gateway> {
  const { target, sslmode } = targetOf(url)
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    perMessageDeflate: false,
    verifyClient: ({ req, origin }: { req: IncomingMessage; origin?: string }) =>
      // A browser always sends an origin: no web page gets to talk to the database.
      !origin && asksFor(req) === `${target.host}:${target.port}`,
  })
  server.on('connection', (socket) => {
    const tcp = connect(target).setNoDelay(true)
    void join(socket, tcp, () => (sslmode === 'disable' ? tcp : upgradeToTls(tcp, target.host, sslmode)))
  })
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const { port } = server.address() as AddressInfo
  return { address: `127.0.0.1:${port}`, close: () => close(server) }
}

function targetOf(url: string) {
  const { hostname, port, searchParams } = new URL(url)
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) }
  const fallback = /^(localhost|127\.|::1)/.test(target.host) ? 'disable' : 'prefer'
  return { target, sslmode: searchParams.get('sslmode') ?? fallback }
}

function asksFor(request: IncomingMessage): string | null {
  const { pathname, searchParams } = new URL(request.url ?? '', 'ws://gateway')
  return pathname === '/v2' ? searchParams.get('address') : null
}

async function join(socket: WebSocket, tcp: Socket, secured: () => Socket | Promise<Socket>): Promise<void> {
  // What the client says before the database is there has to wait, or it is lost.
  socket.pause()
  socket.on('error', () => tcp.destroy())
  socket.on('close', () => tcp.destroy())
  tcp.on('error', () => socket.terminate())
  try {
    await once(tcp, 'connect')
    pump(socket, await secured())
  } catch (error) {
    // The driver is only told that the connection ended; here is why.
    console.warn(`The database cannot be reached: ${(error as Error).message}`)
    tcp.destroy()
    socket.terminate()
  }
}

function pump(socket: WebSocket, database: Socket): void {
  socket.on('message', (data: Buffer) => {
    // Paused for a database that is gone, the client's own good-bye would not be heard for half a minute.
    if (database.write(data) || database.destroyed) return
    socket.pause()
    database.once('drain', () => socket.resume())
  })
  database.on('data', (data) => {
    if (socket.bufferedAmount > 1_000_000) database.pause()
    socket.send(data, () => database.resume())
  })
  database.on('error', () => socket.close(1011))
  database.on('close', () => {
    socket.resume()
    socket.close()
  })
  socket.resume()
}

async function close(server: WebSocketServer): Promise<void> {
  for (const client of server.clients) client.terminate()
  await new Promise((resolve) => server.close(resolve))
}
