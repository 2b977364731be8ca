import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@/db/client'
import type { Claim } from './claim-batch'
import type { Message } from './compose'
import { keepRate, pauseGate, reopenGate, type Slot } from './gate'
import { keepApart } from './keep-apart'
import { mayCall } from './may-call'
import type { MailTrouble } from './policy'
import { type Outcome, releaseBatch } from './settle-batch'

/** What the provider made of a call: an outcome a message, in their order, or nothing for now. */
export type Delivery = (
  | { outcomes: readonly Outcome[] }
  | { trouble: MailTrouble; retryAfterSeconds?: number | undefined }
) & {
  /** How many calls a second it allows, when it says so. */
  callsPerSecond?: number | undefined
}

/** Hands at most 100 messages to the provider in one call, under one idempotency key. */
export type Deliver = (
  call: { from: string; messages: readonly Message[]; key: string },
  signal: AbortSignal,
) => Promise<Delivery>

/** The provider could not take the batch now; whoever asked tries again. */
export class TryAgain extends Error {
  constructor(
    readonly trouble: MailTrouble,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`The mail provider could not take the batch: ${trouble}`)
  }
}

/** Between asking for leave and the call, no more may pass: a process that was stopped there is too late (F13). */
const hesitationMs = 5_000

/** Leave is asked for so long before the call, so that the call itself is on time. */
const leaveTakesMs = 30

type Turn = { slot: Slot; reservedAt: number; signal: AbortSignal }

/**
 * Makes the call of a claim at its time; null when it is not this worker's to make any more. What the answer
 * says about the calls to come is kept for all workers (F04).
 */
export async function callProvider(
  db: Database,
  deliver: Deliver,
  claim: Claim,
  messages: readonly Message[],
  { slot, reservedAt, signal }: Turn,
): Promise<Delivery | null> {
  const until = (moment: number) => wait(Math.max(0, moment - performance.now()), undefined, { signal })
  const due = reservedAt + slot.waitMs
  await until(due - leaveTakesMs)
  const asked = performance.now()
  const leave = await mayCall(db, claim, slot)
  if (leave.state === 'closed') {
    await releaseBatch(db, claim, leave.reason)
    throw new TryAgain(leave.reason, leave.seconds)
  }
  await until(due)
  await keepApart(slot.callsPerSecond, until)
  if (leave.state === 'lost' || performance.now() - asked > hesitationMs) return null
  const { batchId, envelope } = claim
  const delivery = await deliver({ from: envelope.from, messages, key: `batch-${batchId}` }, signal)
  await learn(db, slot, delivery)
  return delivery
}

async function learn(db: Database, slot: Slot, delivery: Delivery): Promise<void> {
  const { callsPerSecond = slot.callsPerSecond } = delivery
  if (callsPerSecond !== slot.callsPerSecond) await keepRate(db, callsPerSecond)
  if ('outcomes' in delivery) return slot.probe ? reopenGate(db) : undefined
  // An earlier call with the same key is under way: that says nothing about the others.
  if (delivery.trouble !== 'in_progress') await pauseGate(db, delivery.trouble, delivery.retryAfterSeconds)
}
