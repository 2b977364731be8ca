import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
const exclude = ['**/node_modules/**', '.next/**', '.data/**', 'e2e/**']
/** They replace modules, which must not be replaced for others. */
const routes = 'app/**/*.integration.test.ts'

const onDatabase = {
  globalSetup: ['tests/database-server.ts'],
  setupFiles: ['tests/environment.ts', 'tests/database-environment.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    // Most of what the integration tests take is waiting: for a lock, a lease, a pace.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          setupFiles: ['tests/environment.ts'],
          // A busy machine is not a wrong answer.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...onDatabase,
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: [...exclude, routes],
          // What a file imports costs more than most tests: the files of a worker share it.
          isolate: false,
        },
      },
      { resolve: { alias }, test: { ...onDatabase, name: 'integration of routes', include: [routes] } },
    ],
  },
})
