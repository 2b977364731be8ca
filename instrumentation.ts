/** The server refuses to start with missing or weak settings (T27), instead of failing at the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkSettings } = await import('./instrumentation-node')
    checkSettings()
  }
}
