import type { useFormatter } from 'next-intl'

type Format = Pick<ReturnType<typeof useFormatter>, 'number'>

/** The size of a file as file managers say it. */
export function saidBytes(format: Format, bytes: number): string {
  if (bytes < 1024)
    return format.number(Math.round(bytes), { style: 'unit', unit: 'byte', unitDisplay: 'long' })
  const [unit, size] =
    bytes < 1024 * 1024 ? (['kilobyte', 1024] as const) : (['megabyte', 1024 * 1024] as const)
  const most = bytes / size < 10 ? 1 : 0
  return format.number(bytes / size, { style: 'unit', unit, maximumFractionDigits: most })
}
