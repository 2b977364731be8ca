/** Where a process dies: at a statement, known by its text, or at the call to the mail provider. */
export type Point = {
  in: 'worker' | 'web'
  /** `sent`: handed over, and killed before anything comes back. `after`: killed with the answer unread. */
  when: 'before' | 'sent' | 'after'
  at: RegExp | 'call'
  /** Only in a transaction that has got as far as this statement. */
  since?: RegExp
}

const commit = /^commit/i
const mail = {
  reserving: /update mail_gate g set next_call_at/,
  leaving: /from mail_gate g left join mail_batches b/,
  pausing: /update mail_gate set paused_until/,
  releasing: /with released as/,
  enqueueing: /insert into pgboss\.job/i,
  fetching: /pgboss\.job[\s\S]*skip locked/i,
  locking: /from mail_batches b cross join platform/,
  taking: /update mails m set attempts/,
  freezing: /insert into mail_templates/,
  counting: /update mail_batches set attempts = attempts \+ 1/,
  settling: /update mail_batches set settled_at = now\(\), unanswered_since/,
  completing: /set completed_on[\s\S]*state = 'completed'/i,
  noting: /update mail_batches set trouble = \$/,
  failing: /delete from pgboss\.job\w*[\s\S]*id = any/i,
}
const invite = {
  inviting: /insert into invitations as i/,
  promising: /insert into invitation_memberships/,
  writing: /insert into mail_batches/,
  enqueueing: /insert into pgboss\.job/i,
}
const extending = /update invitations i set[\s\S]*expires_at/
const auditing = /insert into audit_events/
const accept = {
  locking: /from invitations where id = .* for update/,
  activating: /insert into accounts as a/,
  joining: /insert into memberships/,
  ending: /update invitations set status = 'accepted'/,
}
const create = {
  inserting: /insert into accounts \(email, user_name/,
  joining: /insert into memberships/,
  counting: /insert into seat_changes/,
}
/** On their day, accounts go all at once: people, groups, sign-ins and seats in one statement, then the record. */
const due = {
  finding: /from accounts a\s+where a.status = 'active' and a.deletion_date <=/,
  ending: /with gone as \(\s+update accounts/,
}
const hook = { keeping: /insert into mail_events/, folding: /highest as/ }

const worker = (when: Point['when'], at: Point['at'], since?: RegExp): Point =>
  since ? { in: 'worker', when, at, since } : { in: 'worker', when, at }
const web = (when: Point['when'], at: RegExp, since: RegExp): Point => ({ in: 'web', when, at, since })

/** The named places at which the fault runs kill a process. */
export const points: Record<string, Point> = {
  'worker:before-fetch': worker('before', mail.fetching),
  'worker:fetch-unanswered': worker('sent', mail.fetching),
  'worker:before-gate': worker('before', mail.reserving),
  'worker:after-gate': worker('after', mail.reserving),
  'worker:before-claim': worker('before', mail.locking),
  'worker:after-take': worker('after', mail.taking),
  'worker:before-freeze': worker('before', mail.freezing),
  'worker:after-freeze': worker('after', mail.freezing),
  'worker:claim-unanswered': worker('sent', commit, mail.counting),
  'worker:after-claim': worker('after', commit, mail.counting),
  'worker:before-leave': worker('before', mail.leaving),
  'worker:after-leave': worker('after', mail.leaving),
  'worker:before-call': worker('before', 'call'),
  'worker:call-unanswered': worker('sent', 'call'),
  'worker:call-answered': worker('after', 'call'),
  'worker:before-settle': worker('before', mail.settling),
  'worker:settle-unanswered': worker('sent', mail.settling),
  'worker:after-settle': worker('after', mail.settling),
  'worker:before-complete': worker('before', mail.completing),
  'worker:after-complete': worker('after', mail.completing),
  'worker:before-trouble': worker('before', mail.noting),
  'worker:after-trouble': worker('after', mail.noting),
  'worker:before-failing': worker('before', mail.failing),
  'worker:after-failing': worker('after', mail.failing),
  'worker:before-pause': worker('before', mail.pausing),
  'worker:after-pause': worker('after', mail.pausing),
  'worker:after-release': worker('after', mail.releasing),
  'worker:before-put-back': worker('before', mail.enqueueing),
  'worker:put-back-unanswered': worker('sent', commit, mail.enqueueing),
  'worker:after-put-back': worker('after', commit, mail.enqueueing),
  'worker:delete-found': worker('after', due.finding),
  'worker:delete-before-accounts': worker('before', due.ending),
  'worker:delete-after-accounts': worker('after', due.ending),
  'worker:delete-after-audit': worker('after', auditing, due.ending),
  'worker:delete-before-commit': worker('before', commit, due.ending),
  'worker:delete-commit-unanswered': worker('sent', commit, due.ending),
  'worker:delete-committed': worker('after', commit, due.ending),
  'web:invite-before-invitations': web('before', invite.inviting, invite.inviting),
  'web:invite-after-invitations': web('after', invite.inviting, invite.inviting),
  'web:invite-after-promises': web('after', invite.promising, invite.inviting),
  'web:invite-before-mails': web('before', invite.writing, invite.inviting),
  'web:invite-after-mails': web('after', invite.writing, invite.inviting),
  'web:invite-after-enqueue': web('after', invite.enqueueing, invite.inviting),
  'web:invite-before-commit': web('before', commit, invite.inviting),
  'web:invite-commit-unanswered': web('sent', commit, invite.inviting),
  'web:invite-committed': web('after', commit, invite.inviting),
  'web:resend-after-extend': web('after', extending, extending),
  'web:resend-after-mails': web('after', invite.writing, extending),
  'web:resend-after-audit': web('after', auditing, extending),
  'web:resend-committed': web('after', commit, extending),
  'web:accept-locked': web('after', accept.locking, accept.locking),
  'web:accept-after-account': web('after', accept.activating, accept.activating),
  'web:accept-after-memberships': web('after', accept.joining, accept.activating),
  'web:accept-after-end': web('after', accept.ending, accept.activating),
  'web:accept-commit-unanswered': web('sent', commit, accept.activating),
  'web:accept-committed': web('after', commit, accept.activating),
  'web:create-after-accounts': web('after', create.inserting, create.inserting),
  'web:create-after-memberships': web('after', create.joining, create.inserting),
  'web:create-after-mails': web('after', invite.writing, create.inserting),
  'web:create-after-audit': web('after', auditing, create.inserting),
  'web:create-after-seats': web('after', create.counting, create.inserting),
  'web:create-commit-unanswered': web('sent', commit, create.inserting),
  'web:create-committed': web('after', commit, create.inserting),
  'web:webhook-before-event': web('before', hook.keeping, hook.keeping),
  'web:webhook-after-event': web('after', hook.keeping, hook.keeping),
  'web:webhook-after-fold': web('after', hook.folding, hook.keeping),
  'web:webhook-committed': web('after', commit, hook.folding),
}
