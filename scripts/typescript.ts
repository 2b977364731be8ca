/**
 * How a TypeScript program of long life is started. Left to itself, V8 keeps three pieces of up to 64 MB for what is
 * young, and tidies up late where a machine has much memory: a worker that goes through a large file would hold several
 * times what it needs.
 */
export const typescript = ['--max-semi-space-size=8', '--max-old-space-size=512', '--import', 'tsx'] as const
