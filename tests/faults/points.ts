/** Where a process dies: at a statement, known by its text, or at the call to the mail provider. */
export type Point = {
  in: 'worker' | 'web'
  /** `sent`: handed over, and killed before anything comes back. `after`: killed with the answer unread. */
  when: 'before' | 'sent' | 'after'
  at: RegExp | 'call'
  /** Only in a transaction that has got as far as this statement. */
  since?: RegExp
}

const fetching = /pgboss\.job[\s\S]*skip locked/i
const claiming = /update mails m set attempts/
const settling = /update mails m set status/
const completing = /set completed_on[\s\S]*state = 'completed'/i
const puttingBack = /delete from pgboss\.job\w*[\s\S]*id = any/i

const inviting = /insert into invitations as i/
const promising = /insert into invitation_memberships/
const writing = /insert into mail_batches/
const enqueueing = /insert into pgboss\.job/i
const auditing = /insert into audit_events/
const extending = /update invitations i set[\s\S]*expires_at/
const locking = /from invitations where id = .* for update/
const activating = /insert into accounts as a/
const joining = /insert into memberships/
const ending = /update invitations set status = 'accepted'/
const commit = /^commit/i

const worker = (when: Point['when'], at: Point['at']): Point => ({ in: 'worker', when, at })
const web = (when: Point['when'], at: RegExp, since: RegExp): Point => ({ in: 'web', when, at, since })

/** The named places at which the fault runs kill a process. */
export const points: Record<string, Point> = {
  'worker:before-fetch': worker('before', fetching),
  'worker:fetch-unanswered': worker('sent', fetching),
  'worker:before-claim': worker('before', claiming),
  'worker:claim-unanswered': worker('sent', claiming),
  'worker:after-claim': worker('after', claiming),
  'worker:before-call': worker('before', 'call'),
  'worker:call-unanswered': worker('sent', 'call'),
  'worker:call-answered': worker('after', 'call'),
  'worker:before-settle': worker('before', settling),
  'worker:settle-unanswered': worker('sent', settling),
  'worker:after-settle': worker('after', settling),
  'worker:before-complete': worker('before', completing),
  'worker:after-complete': worker('after', completing),
  'worker:before-put-back': worker('before', puttingBack),
  'worker:after-put-back': worker('after', puttingBack),
  'web:invite-before-invitations': web('before', inviting, inviting),
  'web:invite-after-invitations': web('after', inviting, inviting),
  'web:invite-after-promises': web('after', promising, inviting),
  'web:invite-before-mails': web('before', writing, inviting),
  'web:invite-after-mails': web('after', writing, inviting),
  'web:invite-after-enqueue': web('after', enqueueing, inviting),
  'web:invite-before-commit': web('before', commit, inviting),
  'web:invite-commit-unanswered': web('sent', commit, inviting),
  'web:invite-committed': web('after', commit, inviting),
  'web:resend-after-extend': web('after', extending, extending),
  'web:resend-after-mails': web('after', writing, extending),
  'web:resend-after-audit': web('after', auditing, extending),
  'web:resend-committed': web('after', commit, extending),
  'web:accept-locked': web('after', locking, locking),
  'web:accept-after-account': web('after', activating, activating),
  'web:accept-after-memberships': web('after', joining, activating),
  'web:accept-after-end': web('after', ending, activating),
  'web:accept-commit-unanswered': web('sent', commit, activating),
  'web:accept-committed': web('after', commit, activating),
}
