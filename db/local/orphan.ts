import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Stops the server that a killed start left behind on this data. Says whether there was one. */
export async function stopOrphan(data: string): Promise<boolean> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return false
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(data)) {
    // Its number went to another process since, which PostgreSQL would take for its server.
    rmSync(file)
    return false
  }
  await end(pid)
  return true
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT gives up waiting, and the next start recovers. */
async function end(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal)
    for (let tries = 0; tries < 200; tries++) {
      if (!commandOf(pid)) return
      await sleep(50)
    }
  }
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync('/proc/self/cmdline')) return existsSync(file) ? readFileSync(file, 'utf8') : ''
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}
