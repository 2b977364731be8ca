'use client'

/** The last resort: nothing of the app can be relied on here, its style and messages included. */
export default function GlobalFailure({ retry }: { retry: () => void }) {
  return (
    <html lang="fr">
      <body style={{ font: '16px system-ui', maxWidth: '34rem', margin: '20vh auto', padding: '0 1.25rem' }}>
        <h1>La page n’a pas pu s’afficher</h1>
        <p>Rien de ce que vous avez enregistré n’est perdu.</p>
        <p lang="en">The page could not be shown. Nothing that you saved is lost.</p>
        <button type="button" onClick={retry}>
          Réessayer · Try again
        </button>
      </body>
    </html>
  )
}
