import { connection } from 'next/server'

/** Says that the app answers. */
export async function GET() {
  await connection()
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}
