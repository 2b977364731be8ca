import { Skeleton } from '../ui/skeleton'

/** Holds the place of a form that streams in; gone where no script would ever put it there. */
export const FormToCome = ({ className }: { className: string }) => (
  <div data-late>
    <Skeleton className={className} />
  </div>
)
