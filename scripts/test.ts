import { SetupError } from '@/db/local/setup-error'
import { check } from './check'
import { e2e } from './e2e'
import { main, whenAsked } from './main'
import { type Counts, vitest } from './test-parts'

type Part = (filters: string[], signal: AbortSignal) => Promise<Counts>

const parts: Record<string, Part> = {
  check: (_filters, signal) => check(signal),
  unit: (filters, signal) => vitest('unit', filters, signal),
  integration: (filters, signal) => vitest('integration*', filters, signal),
  e2e,
}

/** `npm test`: every part, or those named; what is no part's name chooses files within them. */
main(async () => {
  const asked = new AbortController()
  whenAsked(() => asked.abort())
  const given = process.argv.slice(2)
  const named = given.filter((word) => word in parts)
  const filters = given.filter((word) => !(word in parts))
  const total: Counts = { passed: 0, failed: 0 }
  for (const name of named.length ? named : Object.keys(parts)) {
    console.log(`\n${name}`)
    const { passed, failed } = await run(name, filters, asked.signal)
    total.passed += passed
    total.failed += failed
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed ? 1 : 0
})

/** A part that cannot even start is a failure like any other: the rest still runs. */
async function run(name: string, filters: string[], signal: AbortSignal): Promise<Counts> {
  try {
    return (await parts[name]?.(filters, signal)) ?? { passed: 0, failed: 0 }
  } catch (error) {
    signal.throwIfAborted()
    console.error(error instanceof SetupError ? error.message : error)
    return { passed: 0, failed: 1 }
  }
}
