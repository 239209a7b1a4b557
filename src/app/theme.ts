import { setView, viewStore, type Theme } from '@/store/viewStore'

const KEY = 'packetwalk/theme'

/** Puts the remembered theme, else the system's, on the page before anything is drawn. */
export function startTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  show(remembered() ?? (dark.matches ? 'dark' : 'light'))
  dark.addEventListener('change', () => {
    if (remembered() === undefined) show(dark.matches ? 'dark' : 'light')
  })
}

/** Changes between light and dark, and remembers it. */
export function toggleTheme(): void {
  const theme = viewStore.getState().theme === 'dark' ? 'light' : 'dark'
  show(theme)
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Without storage the theme lasts until the page is closed.
  }
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  setView({ theme })
}

function remembered(): Theme | undefined {
  try {
    const theme = localStorage.getItem(KEY)
    return theme === 'light' || theme === 'dark' ? theme : undefined
  } catch {
    return undefined
  }
}
