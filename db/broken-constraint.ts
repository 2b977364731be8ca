/** The constraint, or unique index, that refused a statement; null for every other failure. Drizzle wraps the cause. */
export function brokenConstraint(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null
  if (typeof cause !== 'object' || cause === null || !('constraint' in cause)) return null
  return typeof cause.constraint === 'string' ? cause.constraint : null
}
