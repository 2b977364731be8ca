import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Bytes (gzip) of the scripts that Next and React load on every page of the build, whatever is on it. */
export function frameworkScript(): number {
  const manifest = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as {
    rootMainFiles: string[]
  }
  return manifest.rootMainFiles
    .map((file) => gzipSync(readFileSync(`.next/${file}`)).length)
    .reduce((total, bytes) => total + bytes, 0)
}
