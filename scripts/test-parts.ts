import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { runProgram } from './program'

export type Counts = { passed: number; failed: number }

type Vitest = { numPassedTests: number; numFailedTests: number }
type Playwright = { stats: { expected: number; flaky: number; unexpected: number } }

/** Runs the projects of vitest that are called so; `*` stands for any letters. */
export async function vitest(project: string, filters: string[], signal: AbortSignal): Promise<Counts> {
  mkdirSync('.data/results', { recursive: true })
  const results = `.data/results/${project.replace('*', '')}.json`
  rmSync(results, { force: true })
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
  ]
  const { ok } = await runProgram([...args, `--outputFile.json=${results}`, ...filters], { signal })
  return readCounts(results, ok, ({ numPassedTests, numFailedTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }))
}

/** Counts from a runner's report. A runner that failed without a failed test counts as one. */
export function readCounts(
  file: string,
  ok: boolean,
  count: (report: Vitest & Playwright) => Counts,
): Counts {
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
  return ok || counts.failed ? counts : { ...counts, failed: 1 }
}
