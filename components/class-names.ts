import { type ClassValue, clsx } from 'clsx'

/** Joins class names; falsy ones drop out. Components take layout classes only, so nothing needs merging. */
export const cn = (...values: ClassValue[]) => clsx(values)
