import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { freePort } from './ports'
import { startServer } from './server'

test('a server that a killed start left behind is stopped, and what it had committed is still there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bienvenue-'))
  chmodSync(folder, 0o755)
  const [first, port] = [await freePort(), await freePort()]
  await killedAfterCommit(folder, first)
  const server = await startServer({ folder, port })
  expect(server.foundOrphan).toBe(true)
  const client = new pg.Client(server.url('postgres'))
  await client.connect()
  expect((await client.query('select name from kept')).rows).toEqual([{ name: 'Élodie' }])
  await client.end()
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function killedAfterCommit(folder: string, port: number): Promise<void> {
  const program = `
    const { startServer } = await import('./db/local/server.ts')
    const { default: pg } = await import('pg')
    const server = await startServer({ folder: ${JSON.stringify(folder)}, port: ${port} })
    const client = new pg.Client(server.url('postgres'))
    await client.connect()
    await client.query("create table kept as select 'Élodie' as name")
    process.kill(process.pid, 'SIGKILL')`
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  const [, signal] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')
  expect(signal).toBe('SIGKILL')
}
