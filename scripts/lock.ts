import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'

/** What a running command tells the next one about itself. */
export type Holder = { pid: number; command: string; url?: string; database?: string }

export type Lock = { tell(more: Partial<Holder>): void; release(): Promise<void> }

/**
 * Takes a data folder for one command, or says who has it. The lock is a socket, not a file with a number:
 * it ends with its process, however that ends, and the holder can say where it runs.
 */
export async function takeLock(
  folder: string,
  command: string,
): Promise<{ lock: Lock } | { holder: Holder }> {
  mkdirSync(folder, { recursive: true })
  const path = pathIn(folder)
  const holder: Holder = { pid: process.pid, command }
  const server = createServer((socket) => socket.on('error', () => {}).end(JSON.stringify(holder)))
  for (;;) {
    if (await listen(server, path)) return { lock: lockOf(server, holder) }
    const other = await ask(path)
    if (other) return { holder: other }
    rmSync(path, { force: true })
  }
}

/** Who has a data folder, if anybody. */
export const holderOf = (folder: string) => ask(pathIn(folder))

// Relative, because a socket's path may have about a hundred characters only.
const pathIn = (folder: string) => relative('', join(folder, 'running.sock'))

function lockOf(server: Server, holder: Holder): Lock {
  return {
    tell: (more) => void Object.assign(holder, more),
    release: () => new Promise((done) => server.close(() => done())),
  }
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const refused = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(false) : fail(error)
    server.once('error', refused)
    server.listen(path, () => {
      server.off('error', refused)
      done(true)
    })
  })
}

async function ask(path: string): Promise<Holder | undefined> {
  const socket = connect(path)
  try {
    return JSON.parse(await text(socket))
  } catch {
    return undefined
  }
}
