import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { readEnv } from '@/env'
import { localPorts, localSettings, productionSettings, type Variables } from './settings'

const right = {
  DATABASE_URL: 'postgres://a:b@ep-x.eu-central-1.aws.neon.tech/bienvenue',
  RESEND_API_KEY: 're_1',
  AUTH_SECRET: 'x'.repeat(32),
  APP_URL: 'https://bienvenue.example',
}
const elsewhere = { ...right, DATABASE_URL: 'postgres://a:b@db.example.org/bienvenue' }

test('without a setting of production everything is local', () => {
  expect(productionSettings({ PORT: '3000' })).toBeUndefined()
})

test.each(Object.keys(right))('T27 production refuses to start without %s, and names it', (name) => {
  expect(() => productionSettings({ ...right, [name]: '' })).toThrow(name)
})

test('T27 a short secret is refused', () => {
  expect(() => productionSettings({ ...right, AUTH_SECRET: 'short' })).toThrow('AUTH_SECRET is too short')
})

test('T27 a machine of production without settings does not fall back to a demonstration', () => {
  for (const name of Object.keys(right)) {
    expect(() => productionSettings({ NODE_ENV: 'production' })).toThrow(name)
  }
})

test('a PostgreSQL that is not Neon’s needs no gateway in the settings: npm start brings it', () => {
  expect(productionSettings(elsewhere)).toMatchObject({ APP_URL: right.APP_URL, NODE_ENV: 'production' })
  expect(() => readEnv(elsewhere)).toThrow('DATABASE_GATEWAY')
})

test('a port that is none is refused with its name', () => {
  expect(() => localPorts({ PG_PORT: '80a' })).toThrow('PG_PORT')
})

const parts = {
  database: 'postgres://a@127.0.0.1:1/b',
  gateway: '127.0.0.1:2',
  url: 'http://localhost:3000',
  inbox: 'http://127.0.0.1:3',
}
afterEach(() => vi.unstubAllEnvs())

test('T27 everything local has secrets of its own, kept from start to start; none of production gets in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bienvenue-'))
  const names = ['AUTH_SECRET', 'CRON_SECRET', 'RESEND_WEBHOOK_SECRET'] as const
  for (const name of [...names, 'RESEND_WEBHOOK_SECRET_PREVIOUS']) vi.stubEnv(name, 'of production')
  // As an earlier version left it.
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ AUTH_SECRET: 'x'.repeat(64) }))
  const settings: Variables = localSettings(folder, parts)
  expect(Object.values(settings)).not.toContain('of production')
  expect(settings.AUTH_SECRET).toBe('x'.repeat(64))
  expect(readEnv(settings)).toMatchObject(Object.fromEntries(names.map((name) => [name, settings[name]])))
  expect(localSettings(folder, parts)).toEqual(settings)
  rmSync(folder, { recursive: true })
})
