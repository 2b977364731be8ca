import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'components'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))

const clientFiles = files.filter((file) => /^['"]use client['"]/.test(readFileSync(file, 'utf8')))
const valueImport = /^import (?!type\b)[^;']*?from '(@\/(?:domain|db|jobs|env)[^']*)'/gm
const open = /^@\/domain\/[\w-]+\/(input|policy|roles)$/

test('code that runs in the browser takes only inputs and pure policies from the domain', () => {
  const strays = clientFiles.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(valueImport)]
      .map((match) => match[1] ?? '')
      .filter((name) => !open.test(name))
      .map((name) => `${file} imports ${name}`),
  )
  expect(strays).toEqual([])
})
