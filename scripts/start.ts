import { main, whenAsked } from './main'
import { localPorts, productionSettings } from './settings'
import { startLocal } from './start-local'
import { startProduction } from './start-production'
import { Steps } from './steps'

/** `npm start` and `npm run dev`: everything on this machine, or the app alone with the settings of production. */
main(async () => {
  const dev = process.argv.includes('--dev')
  const asked = new AbortController()
  const stopped = new Promise<undefined>((done) =>
    asked.signal.addEventListener('abort', () => done(undefined)),
  )
  whenAsked(() => asked.abort())
  const options = { steps: new Steps(asked.signal), signal: asked.signal, dev }
  const variables = productionSettings()
  const running = variables
    ? await startProduction({ ...options, variables })
    : await startLocal({
        ...options,
        folder: '.data',
        ports: localPorts(),
        command: dev ? 'npm run dev' : 'npm start',
      })
  const failure = await Promise.race([stopped, running.failed])
  if (!failure) options.steps.say('Stopping')
  await running.stop()
  if (failure) console.error(failure)
  return failure ? 1 : 0
})
