import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** What the figures were measured on, and how busy it was already: figures without it mean nothing. */
export function machine(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  const busy = loadavg()[0]?.toFixed(1)
  return `${availableParallelism()} × ${processor}, ${memory} GB, Node ${process.version}, PostgreSQL 18 on the same machine, load ${busy} before the start`
}
