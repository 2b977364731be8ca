/** One line on the terminal for each thing that takes time, with the time that it took. */
export class Steps {
  private readonly signal: AbortSignal
  private readonly quiet: boolean

  constructor(signal: AbortSignal, quiet = false) {
    this.signal = signal
    this.quiet = quiet
  }

  say(sentence: string): void {
    if (!this.quiet) console.log(sentence)
  }

  async run<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted()
    const since = performance.now()
    const result = await work()
    this.signal.throwIfAborted()
    this.say(`${what.padEnd(40)} ${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`)
    return result
  }
}
