/** What a use case answers: refusals are values, outages throw. */
export type Result<Value, Code extends string> = { ok: true; value: Value } | { ok: false; code: Code }

export const done = <Value>(value: Value) => ({ ok: true, value }) as const
export const refused = <Code extends string>(code: Code) => ({ ok: false, code }) as const
