import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import WebSocket from 'ws'
import { env } from '@/env'
import { refuseUnlessLocal, testDatabase } from '@/tests/database'

const open = (address: string, options?: WebSocket.ClientOptions) =>
  new Promise<string>((done) => {
    const socket = new WebSocket(`ws://${env().DATABASE_GATEWAY}/v2?address=${address}`, options)
    socket.once('open', () => done('open')).once('error', (error) => done(error.message))
    socket.once('open', () => socket.terminate())
  })

test('the gateway carries queries to its database, accents and large answers included', async () => {
  const database = await testDatabase()
  const { rows } = await database.execute(sql`select lower('ÉLODIE') as name, repeat('x', 5000000) as long`)
  expect(rows[0]?.name).toBe('élodie')
  expect(String(rows[0]?.long)).toHaveLength(5_000_000)
})

test('trigrams know accented letters', async () => {
  const database = await testDatabase()
  const { rows } = await database.execute(sql`select similarity('Élodie', 'élodie') as likeness`)
  expect(rows[0]?.likeness).toBe(1)
})

test('the gateway connects to the database that it was started for, and to nothing else', async () => {
  const { host } = new URL(env().DATABASE_URL)
  expect(await open(host)).toBe('open')
  expect(await open('127.0.0.1:22')).toContain('401')
  expect(await open('example.org:5432')).toContain('401')
})

test('no web page gets to talk to the database', async () => {
  const { host } = new URL(env().DATABASE_URL)
  expect(await open(host, { origin: 'https://evil.example' })).toContain('401')
})

test('tests refuse a database that is not a local test database', () => {
  for (const url of ['postgres://a@db.neon.tech/test_1', 'postgres://a@127.0.0.1/bienvenue']) {
    expect(() => refuseUnlessLocal(new URL(url))).toThrow('not a test database')
  }
})
