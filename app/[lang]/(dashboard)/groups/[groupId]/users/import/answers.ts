import type { CommonFailure } from '@/components/list/use-failing'

export type BeginAnswer =
  | { ok: true; importId: string }
  | { ok: false; code: CommonFailure | 'not_found' | 'many_at_work' }
export type FinishAnswer = { ok: true } | { ok: false; code: CommonFailure | 'not_found' | 'incomplete' }

/** What can be done with an import answers so; `changed_meanwhile`: what it was said about is not so any more. */
export type DeedAnswer = { ok: true } | { ok: false; code: CommonFailure | DeedRefusal }
export type DeedRefusal = 'not_found' | 'not_now' | 'changed_meanwhile' | 'login_missing'

export type LookAnswer = { ok: true } | { ok: false; code: Exclude<CommonFailure, 'unreachable'> }
