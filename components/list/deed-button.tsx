import type { LucideIcon } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = {
  icon: LucideIcon
  label: string
  short: string
  /** The id of what names the row. */
  of: string
  onClick: () => void
}

/** One thing that can be done with a row: a sign on a wide screen, a word under the thumb on a phone. */
export function DeedButton({ icon: Icon, label, short, of, onClick }: Props) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-label={label}
      aria-describedby={of}
      title={label}
      onClick={onClick}
      className="text-muted hover:text-ink max-sm:border"
    >
      <Icon aria-hidden="true" />
      <span className="sm:hidden">{short}</span>
    </Button>
  )
}
