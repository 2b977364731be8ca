import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { holderOf, takeLock } from './lock'

mkdirSync('.data', { recursive: true })
const folder = mkdtempSync('.data/lock-')
afterAll(() => rmSync(folder, { recursive: true }))

test('a second command is told who has the folder and where it runs; afterwards the folder is free', async () => {
  const taken = await takeLock(folder, 'npm start')
  if (!('lock' in taken)) throw new Error('the folder was free')
  taken.lock.tell({ url: 'http://localhost:3000' })
  const second = await takeLock(folder, 'npm start')
  expect(second).toEqual({
    holder: { pid: process.pid, command: 'npm start', url: 'http://localhost:3000' },
  })
  await taken.lock.release()
  expect(await holderOf(folder)).toBeUndefined()
})

test('the lock of a killed command is nobody’s', async () => {
  const program = `require('net').createServer().listen('${join(folder, 'running.sock')}', () => console.log('up'))`
  const killed = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const taken = await takeLock(folder, 'npm start')
  expect('lock' in taken).toBe(true)
  if ('lock' in taken) await taken.lock.release()
})
