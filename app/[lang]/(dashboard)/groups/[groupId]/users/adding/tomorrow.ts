/** The first day that a deletion date may name (D1), as `yyyy-mm-dd`. */
export function tomorrowIn(timeZone: string): string {
  const tomorrow = new Date(Date.now() + 86_400_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(tomorrow)
}
