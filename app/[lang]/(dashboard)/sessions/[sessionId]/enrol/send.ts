import { assign, enrolTicked, inviteToSession } from './actions'

/** A server that cannot be reached is an answer like others. */
const unreachable = () => ({ ok: false as const, code: 'unreachable' as const })

export const sendTicked = (form: FormData) => enrolTicked(form).catch(unreachable)
export const sendEmails = (form: FormData) => inviteToSession(form).catch(unreachable)
export const sendGroup = (courseSessionId: string, groupId: string) =>
  assign({ courseSessionId, groupId }).catch(unreachable)
