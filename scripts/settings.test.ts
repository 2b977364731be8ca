import { expect, test } from 'vitest'
import { readEnv } from '@/env'
import { localPorts, productionSettings } from './settings'

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
