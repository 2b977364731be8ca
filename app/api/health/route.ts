import { sql } from 'drizzle-orm'
import { connection } from 'next/server'
import { db } from '@/db/client'

/** Says whether the app answers and reaches its database. */
export async function GET() {
  await connection()
  const database = await reaches()
  const headers = { 'Cache-Control': 'no-store' }
  return Response.json({ ok: database, database }, { status: database ? 200 : 503, headers })
}

const patience = 2_000

const reaches = () =>
  Promise.race([
    db()
      .execute(sql`select 1`)
      .then(
        () => true,
        () => false,
      ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience)),
  ])
