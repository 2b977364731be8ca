import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { SetupError } from './setup-error'

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Refuses in one sentence when `port` is taken; `variable` chooses another. */
export async function requireFreePort(port: number, variable: string, use: string): Promise<void> {
  const answers: (string | undefined)[] = []
  // One after the other, or they would be in each other's way.
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) answers.push(await refusal(port, host))
  if (answers.includes('EACCES')) {
    throw new SetupError(`Port ${port} (${use}) needs more rights: choose another with ${variable}=<port>.`)
  }
  if (!answers.includes('EADDRINUSE')) return
  const owner = ownerOf(port)
  throw new SetupError(
    `Port ${port} (${use}) is taken${owner ? ` by ${owner}` : ''}: stop that, or choose another with ${variable}=<port>.`,
  )
}

function refusal(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code))
    server.listen({ port, host, ipv6Only: host.includes(':') }, () => server.close(() => done(undefined)))
  })
}

function ownerOf(port: number): string | undefined {
  if (existsSync('/proc/net/tcp')) return ownerByProc(port)
  const { stdout } = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' })
  const [, pid, command] = /^p(\d+)\nc(.+)$/m.exec(stdout ?? '') ?? []
  return pid && `${command} (process ${pid})`
}

/** Linux tells without any tool: the port's socket number, then whose open file that is. */
function ownerByProc(port: number): string | undefined {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [],
  )
  const listening = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${wanted}`))
  const sockets = new Set(listening.map((row) => `socket:[${row[9]}]`))
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holds(name, sockets))
  if (!pid) return undefined
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    .replace(/[\0\s]+/g, ' ')
    .trim()
    .slice(0, 60)
  return `"${command}" (process ${pid})`
}

function holds(pid: string, sockets: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`)))
  } catch {
    return false // Somebody else's process, or one that has just ended.
  }
}
