import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { startGateway } from '@/db/local/gateway'
import { SetupError } from '@/db/local/setup-error'
import { borrowDatabase } from './local-database'
import { main, whenAsked } from './main'
import { isNeon, localPorts, localSettings, productionSettings, type Variables } from './settings'
import { typescript } from './typescript'

type Surroundings = { variables: Variables; stop(): Promise<void> }

/** Runs a TypeScript file with the settings of production, or of the local parts (`--local`: of those only). */
main(async () => {
  const onlyLocal = process.argv[2] === '--local'
  const [file = '', ...rest] = process.argv.slice(onlyLocal ? 3 : 2)
  const { variables, stop } = await surroundings(file, onlyLocal)
  const child = spawn(process.execPath, [...typescript, file, ...rest], {
    env: variables as NodeJS.ProcessEnv,
    stdio: 'inherit',
  })
  whenAsked(() => child.kill('SIGTERM'))
  const [code] = await once(child, 'exit')
  await stop()
  return code ?? 1
})

async function surroundings(file: string, onlyLocal: boolean): Promise<Surroundings> {
  const production = productionSettings()
  if (!production) return localSurroundings(file)
  if (onlyLocal)
    throw new SetupError(`${file} is for the local database only, and DATABASE_URL is set: unset it.`)
  if (isNeon(production.DATABASE_URL ?? '')) return { variables: production, stop: async () => {} }
  const gateway = await startGateway(production.DATABASE_URL ?? '')
  return { variables: { ...production, DATABASE_GATEWAY: gateway.address }, stop: gateway.close }
}

async function localSurroundings(command: string): Promise<Surroundings> {
  const ports = localPorts()
  const database = await borrowDatabase('.data', ports.database, command)
  const variables = localSettings('.data', {
    database: database.url,
    gateway: database.gateway,
    url: `http://localhost:${ports.app}`,
    inbox: `http://localhost:${ports.inbox}`,
  })
  return { variables, stop: database.stop }
}
