import type { CustomFaults } from '@/domain/custom-fields/input'

/** What a press on the button was answered; sentences, so that the page brings no others along. */
export type IdentityState = {
  saved: boolean
  /** Another language needs another page. */
  reload: boolean
  errors: readonly { field?: string; text: string }[]
  customFaults: CustomFaults
}

export type EndAnswer = { ok: true; ended: number } | { ok: false; code: 'signed_out' | 'unreachable' }
