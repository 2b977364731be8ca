export type Answer = { status: number; json: object; headers: Record<string, string> }

export function refuse(status: number, name: string, retryAfter?: number): Answer {
  const json = { statusCode: status, name, message: `fake: ${name}` }
  return { status, json, headers: retryAfter ? { 'retry-after': `${retryAfter}` } : {} }
}
