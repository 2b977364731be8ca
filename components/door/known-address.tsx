/**
 * The address that a new password is for: shown, not asked for. Password managers find it in a field of
 * its own, that nobody else meets.
 */
export function KnownAddress({ label, email }: { label: string; email: string }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-strong">{label}</p>
      <p className="break-words text-muted">{email}</p>
      <input
        name="email"
        type="text"
        autoComplete="username"
        defaultValue={email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
    </div>
  )
}
