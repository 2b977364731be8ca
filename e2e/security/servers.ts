import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '@/db/local/ports'
import { startApp } from '@/scripts/app'

export type Server = { url: string; stop(): Promise<void> }
type Variables = Record<string, string | undefined>

/** The production build once more, on a port and with settings of its own. */
export async function startServer(folder: string, settings: Variables, home?: string): Promise<Server> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const variables = { APP_URL: url, ...settings }
  const app = await startApp({ folder, variables, port, host: 'localhost', loud: false, home })
  return { url, stop: app.stop }
}

/** A copy of the build in which Next finds no proxy: what it guards has to be guarded without it (T22). */
export function buildWithoutProxy(folder: string): string {
  const home = resolve(folder, 'without-proxy')
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  for (const name of ['node_modules', 'package.json', 'next.config.ts', 'i18n', 'messages', 'tsconfig.json'])
    symlinkSync(resolve(name), join(home, name))
  const kept = (path: string) => !/^\.next\/(cache|diagnostics|trace)/.test(path)
  cpSync('.next', join(home, '.next'), { recursive: true, filter: kept, verbatimSymlinks: true })
  const functions = join(home, '.next/server/functions-config-manifest.json')
  writeFileSync(functions, JSON.stringify({ version: 1, functions: {} }))
  return home
}
