import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
const exclude = ['**/node_modules/**', '.next/**', '.data/**', 'e2e/**']

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
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude,
          globalSetup: ['tests/database-server.ts'],
          setupFiles: ['tests/environment.ts', 'tests/database-environment.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
