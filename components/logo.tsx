/** The platform's logo; on a white plate in the dark, for most logos are made for white paper. */
export function Logo({ src, alt }: { src: string; alt: string }) {
  return (
    <span className="-mx-1.5 inline-flex rounded-control bg-[light-dark(transparent,#fff)] px-1.5 align-middle">
      <img src={src} alt={alt} className="h-8 w-auto max-w-48 object-contain" />
    </span>
  )
}
