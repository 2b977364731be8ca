import { expect } from 'vitest'
import { type ByteSource, TableError, type TableFault, type TableKind } from '@/domain/imports/recognised'
import { readTable } from '@/domain/imports/table/read-table'

const format = { encoding: 'utf-8', separator: ';', hasHeader: true } as const

type Read = { rows: number; fault: TableFault | null; line: number | null }

/** Reads a file to its end or to its fault, within a memory and a time that do not depend on it (T21). */
export async function readHostile(
  source: ByteSource,
  kind: TableKind,
  most: { megabytes: number; seconds: number },
): Promise<Read> {
  const start = performance.now()
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const read: Read = { rows: 0, fault: null, line: null }
  try {
    for await (const batch of readTable(source, kind, format)) {
      read.rows += batch.length
      peak = Math.max(peak, process.memoryUsage.rss())
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
