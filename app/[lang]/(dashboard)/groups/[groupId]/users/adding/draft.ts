/**
 * What was typed into a form in this tab, kept through reloads, errors and an ended sign-in until it is sent. The
 * key names the person too, so that whoever signs in next in the same tab does not find it.
 */
export function readDraft<Kept extends object>(key: string): Partial<Kept> | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return typeof kept === 'object' ? kept : null
  } catch {
    return null
  }
}

/** Keeps the draft, or forgets it when there is nothing in it. */
export function keepDraft(key: string, draft: object | null): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft))
    else sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing, or a list larger than it keeps: the page itself still has it.
  }
}
