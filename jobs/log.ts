/** A line an event, and one for an event that repeats: a database that is away is not told twice a second. */
export function logger(write: (line: string) => void): (line: string) => void {
  let last = ''
  return (line) => {
    if (line === last) return
    last = line
    write(`${new Date().toISOString()} ${line}`)
  }
}
