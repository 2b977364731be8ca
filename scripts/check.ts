import { readFileSync } from 'node:fs'
import { translationFaults } from './messages'
import { runProgram } from './program'
import type { Counts } from './test-parts'

type Outcome = { ok: boolean; output: string }

/** The checks that need nothing to run: each counts as one test. */
export async function check(signal: AbortSignal): Promise<Counts> {
  const quiet = { signal, quiet: true }
  const checks: [string, () => Promise<Outcome>][] = [
    [
      'format, lint and import direction',
      () => runProgram(['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'], quiet),
    ],
    ['types', () => types(signal)],
    ['unused files, exports and packages', () => runProgram(['node_modules/knip/bin/knip.js'], quiet)],
    ['translations', async () => translations()],
  ]
  let failed = 0
  for (const [name, run] of checks) {
    const since = performance.now()
    const { ok, output } = await run()
    if (!ok) failed++
    const seconds = ((performance.now() - since) / 1000).toFixed(1)
    console.log(`${ok ? ' ✓' : ' ✗'} ${name} ${seconds} s${ok ? '' : `\n${output}`}`)
  }
  return { passed: checks.length - failed, failed }
}

async function types(signal: AbortSignal): Promise<Outcome> {
  const quiet = { signal, quiet: true }
  const routes = await runProgram(['node_modules/next/dist/bin/next', 'typegen'], quiet)
  return routes.ok
    ? runProgram(['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false'], quiet)
    : routes
}

function translations(): Outcome {
  const [fr, en] = ['fr', 'en'].map((language) =>
    JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')),
  )
  const faults = translationFaults(fr, en)
  return { ok: !faults.length, output: faults.join('\n') }
}
