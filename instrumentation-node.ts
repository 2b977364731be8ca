import { env } from '@/env'

/** Ends the process with the sentences of `env()`: Next would log them and stay, answering nothing. */
export function checkSettings() {
  try {
    env()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
