import type { Given } from './answer'

const keyOf = (groupId: string, accountId: string) => `invite ${groupId} ${accountId}`

/**
 * What was typed in this tab, kept through reloads, errors and an ended sign-in until it is sent. Kept apart
 * for each person, so that whoever signs in next in the same tab does not find it.
 */
export function readDraft(groupId: string, accountId: string): Partial<Given> | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(groupId, accountId)) ?? 'null')
    return typeof kept === 'object' ? kept : null
  } catch {
    return null
  }
}

/** Keeps the draft, or forgets it when there is nothing in it. */
export function keepDraft(groupId: string, accountId: string, draft: Given | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(groupId, accountId), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(groupId, accountId))
  } catch {
    // A browser that keeps nothing, or a list larger than it keeps: the page itself still has it.
  }
}
