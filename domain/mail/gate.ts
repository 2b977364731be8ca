import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { MailTrouble } from './policy'

/** Leave to make one call, after a short wait. */
export type Slot = {
  waitMs: number
  /** The one call that finds out whether a pause is over. */
  probe: boolean
  /** What the gate takes for the provider's rate. */
  callsPerSecond: number
}

/** The provider takes no call from anybody for so long. */
export type Closed = { closedSeconds: number; reason: MailTrouble }

/** Longer than this is not waited for with a batch in hand: its lease would run out. */
const patience = sql`interval '8 seconds'`

/** Calls that start a second apart arrive a few milliseconds less apart. */
const slowness = sql`1.045`

/** Their end is not known for sure: one call finds out before all others follow. */
const toProbe = sql`coalesce(pause_reason in ('quota_reached', 'sender_refused'), false)`

/**
 * Reserves the next call for this worker. All workers share the row, so that together they keep the provider's
 * rate and its pauses, by the database's clock (F04, F09). A little slower than allowed: calls take unequal time
 * on their way, and one too many costs more than it brings.
 */
export async function reserveCall(db: Executor): Promise<Slot | Closed> {
  const { rows } = await db.execute<Row>(sql`
    with gate as (
      select clock_timestamp() as now, greatest(next_call_at, paused_until, clock_timestamp()) as at,
        ${toProbe} as probe, ${toProbe} and paused_until > clock_timestamp() as shut,
        calls_per_second, coalesce(pause_reason, 'rate_limited') as reason
      from mail_gate for update
    ), slot as (
      update mail_gate g set next_call_at = gate.at + make_interval(secs => ${slowness} / gate.calls_per_second),
        paused_until = case when gate.probe then gate.now + interval '30 seconds' else g.paused_until end
      from gate where not coalesce(gate.shut, false) and gate.at < gate.now + ${patience}
      returning 1 as reserved
    )
    select slot.reserved is not null as reserved, gate.probe, gate.reason,
      gate.calls_per_second as "callsPerSecond", extract(epoch from gate.at - gate.now)::float8 as seconds
    from gate left join slot on true`)
  const [row] = rows
  if (!row) throw new Error('The gate of the mails has no row; run the migrations.')
  if (!row.reserved) return { closedSeconds: row.seconds, reason: row.reason }
  // A timer may ring a moment early.
  return {
    waitMs: row.seconds > 0 ? row.seconds * 1000 + 2 : 0,
    probe: row.probe,
    callsPerSecond: row.callsPerSecond,
  }
}

type Row = {
  reserved: boolean
  probe: boolean
  reason: MailTrouble
  callsPerSecond: number
  seconds: number
}

/** For how many seconds no call may start, 0 when one may. */
export async function closedSeconds(db: Executor): Promise<number> {
  const { rows } = await db.execute<{ seconds: number }>(sql`
    select greatest(0, extract(epoch from paused_until - clock_timestamp()))::float8 as seconds from mail_gate`)
  return rows[0]?.seconds ?? 0
}

const pauseSeconds: Partial<Record<MailTrouble, number>> = {
  rate_limited: 1,
  quota_reached: 15 * 60,
  sender_refused: 60,
}

/** Lets nobody call until the provider wants to be asked again, as far as it says when. */
export async function pauseGate(db: Executor, reason: MailTrouble, seconds = pauseSeconds[reason]) {
  if (!seconds) return
  await db.execute(sql`
    update mail_gate set paused_until = clock_timestamp() + make_interval(secs => ${seconds}::float8),
      pause_reason = ${reason}
    where ${reason} <> 'rate_limited' or not (${toProbe} and paused_until > clock_timestamp())`)
}

/** The call that asked was taken: everybody may call again. */
export async function reopenGate(db: Executor): Promise<void> {
  await db.execute(sql`update mail_gate set paused_until = null, pause_reason = null where ${toProbe}`)
}

/** Keeps the rate that the provider tells. */
export async function keepRate(db: Executor, callsPerSecond: number): Promise<void> {
  await db.execute(sql`
    update mail_gate set calls_per_second = ${callsPerSecond} where calls_per_second <> ${callsPerSecond}`)
}
