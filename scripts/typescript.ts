/**
 * How a TypeScript program of long life is started. Left to itself, V8 keeps three pieces of up to 64 MB for what is
 * young, which a worker that goes through a large file fills again and again to no end.
 */
export const typescript = ['--max-semi-space-size=8', '--import', 'tsx'] as const
