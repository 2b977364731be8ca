import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import { type ByteSource, TableError, type TableFault, type TableKind } from '@/domain/imports/recognised'
import { readTable } from '@/domain/imports/table/read-table'

const format = { encoding: 'utf-8', separator: ';', hasHeader: true } as const

setFlagsFromString('--expose-gc')
/** A machine with much memory tidies up late: what is kept is what counts. */
const tidy: () => void = runInNewContext('gc')
const pause = 150

type Read = { rows: number; fault: TableFault | null; line: number | null }

/** Reads a file to its end or to its fault, within a memory and a time that do not depend on it (T21). */
export async function readHostile(
  source: ByteSource,
  kind: TableKind,
  most: { megabytes: number; seconds: number },
): Promise<Read> {
  const start = performance.now()
  tidy()
  const before = process.memoryUsage.rss()
  let peak = before
  let tidied = start
  function look() {
    peak = Math.max(peak, process.memoryUsage.rss())
    if (performance.now() - tidied < pause) return
    tidy()
    tidied = performance.now()
  }
  const watch = setInterval(look, 10)
  const read: Read = { rows: 0, fault: null, line: null }
  try {
    for await (const batch of readTable(source, kind, format)) {
      read.rows += batch.length
      look()
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    read.fault = error.fault
    read.line = error.line
  } finally {
    clearInterval(watch)
  }
  peak = Math.max(peak, process.memoryUsage.rss())
  expect((peak - before) / 1024 / 1024, 'memory').toBeLessThan(most.megabytes)
  expect((performance.now() - start) / 1000, 'time').toBeLessThan(most.seconds)
  return read
}
