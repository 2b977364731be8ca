/** What a person may choose; `system` is the absence of a choice. */
export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

const key = 'theme'

/** Runs before the first paint, so that a chosen theme never flashes the other one. */
export const themeScript = `try{var t=localStorage.getItem('${key}');if(t==='light'||t==='dark')document.documentElement.classList.add(t)}catch(e){}`

/** The chosen theme of this browser. */
export function readTheme(): Theme {
  const { classList } = document.documentElement
  return classList.contains('dark') ? 'dark' : classList.contains('light') ? 'light' : 'system'
}

/** Applies a theme at once and remembers it; `system` forgets the choice. */
export function chooseTheme(theme: Theme) {
  const { classList } = document.documentElement
  classList.remove('light', 'dark')
  if (theme !== 'system') classList.add(theme)
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // A browser that keeps nothing still gets the theme for this page.
  }
}
