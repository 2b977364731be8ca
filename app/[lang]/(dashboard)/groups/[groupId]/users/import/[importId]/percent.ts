import type { ImportView } from '@/domain/imports/view'

/** How much of the phase is dealt with; a hundred only when nothing is left. */
export function percentOf({ dealt, rows }: Pick<ImportView, 'dealt' | 'rows'>): number {
  if (!rows) return 0
  return dealt >= rows ? 100 : Math.min(99, Math.floor((dealt / rows) * 100))
}
