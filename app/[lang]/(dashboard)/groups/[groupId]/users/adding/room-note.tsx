import { Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Before the button: how many of the list go today, when its budget does not reach for all (T18). */
export function RoomNote({ count, room }: { count: number; room: number }) {
  const t = useTranslations('invite')
  if (count <= room) return null
  return (
    <p className="flex gap-3 text-small text-muted" role="status">
      <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{t(room > 0 ? 'beyondToday' : 'nothingToday', { room, rest: count - room })}</span>
    </p>
  )
}
