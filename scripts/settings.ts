import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { SetupError } from '@/db/local/setup-error'
import { readEnv } from '@/env'

export type Variables = Record<string, string | undefined>

const PRODUCTION = ['DATABASE_URL', 'RESEND_API_KEY', 'AUTH_SECRET', 'APP_URL']

/** The settings of a production machine, or nothing for the default: everything local. Half of them is refused. */
export function productionSettings(variables = withEnvFiles()): Variables | undefined {
  const given = PRODUCTION.filter((name) => variables[name])
  if (!given.length && variables.NODE_ENV !== 'production') return undefined
  const settings = { ...variables, NODE_ENV: 'production' }
  try {
    readEnv({ DATABASE_GATEWAY: 'started-later:0', ...settings })
  } catch (error) {
    const local = given.length ? '' : '\n(Without NODE_ENV=production, `npm start` runs everything locally.)'
    throw new SetupError((error as Error).message + local)
  }
  return settings
}

/** The files that Next reads too, in its order: the first word on a setting is the last. */
function withEnvFiles(): Variables {
  for (const file of ['.env.production.local', '.env.local', '.env.production', '.env']) {
    if (existsSync(file)) loadEnvFile(file)
  }
  return process.env
}

/** Whether the driver reaches this database without a gateway. */
export const isNeon = (url: string) => new URL(url).hostname.endsWith('.neon.tech')

/** The settings of the local parts. What production sets elsewhere is set here, so that no setting leaks in. */
export function localSettings(
  folder: string,
  parts: { database: string; gateway: string; url: string; inbox: string },
) {
  const {
    AUTH_SECRET_PREVIOUS: _previous,
    RESEND_WEBHOOK_SECRET_PREVIOUS: _webhook,
    MAIL_FROM: _from,
    ...inherited
  } = process.env
  return {
    ...inherited,
    ...localSecrets(folder),
    DATABASE_URL: parts.database,
    DATABASE_GATEWAY: parts.gateway,
    APP_URL: parts.url,
    RESEND_API_KEY: 're_local',
    RESEND_BASE_URL: parts.inbox,
  }
}

/** Made once; a folder of an earlier version gets those that it lacks. */
function localSecrets(folder: string): Record<string, string> {
  const file = join(folder, 'secrets.json')
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const random = () => randomBytes(48).toString('base64')
  const secrets = {
    AUTH_SECRET: random(),
    CRON_SECRET: random(),
    RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
    ...found,
  }
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** The ports of the local parts. */
export function localPorts(variables: Variables = process.env) {
  const port = (name: string, fallback: number) => {
    const value = Number(variables[name] || fallback)
    if (Number.isInteger(value) && value > 0 && value < 65_536) return value
    throw new SetupError(`${name} must be a port between 1 and 65535, not "${variables[name]}".`)
  }
  return { app: port('PORT', 3000), inbox: port('INBOX_PORT', 4010), database: port('PG_PORT', 54_329) }
}
