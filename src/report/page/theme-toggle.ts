import { h } from './element.ts'

const THEMES = ['auto', 'light', 'dark'] as const

/** A button that forces light or dark, or leaves it to the system. */
export function themeToggle(): HTMLButtonElement {
  let at = 0
  const button = h(
    'button',
    {
      type: 'button',
      id: 'theme',
      onclick: () => {
        at = (at + 1) % THEMES.length
        document.documentElement.dataset.theme = THEMES[at]!
        button.textContent = label(at)
      },
    },
    label(at),
  )
  return button
}

function label(at: number): string {
  return `Colours: ${THEMES[at]}`
}
