import { type Child, h } from './element.ts'

/** A part of the page: what it shows in a sentence, how to read it, and the thing itself. */
export function section(
  id: string,
  title: string,
  shows: string,
  how: string,
  ...content: readonly Child[]
): HTMLElement {
  return h(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title`, tabindex: -1 }, title),
    h('p', { class: 'shows' }, shows),
    h('p', { class: 'how' }, h('strong', {}, 'How to read it: '), how),
    ...content,
  )
}

/** A chart that is drawn to the width it has, with its data as a table behind it. */
export function figure(title: string, draw: (width: number) => Element, data: HTMLElement): HTMLElement {
  const plot = h('div', { class: 'plot' })
  let drawn = 0
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width)
    if (width < 1 || width === drawn) return
    drawn = width
    plot.replaceChildren(draw(width))
  }).observe(plot)
  return h(
    'figure',
    {},
    h('figcaption', {}, title),
    plot,
    h('details', {}, h('summary', {}, 'The same as a table'), data),
  )
}

/** What there is to say where nothing is to be shown. */
export function nothing(text: string): HTMLElement {
  return h('p', { class: 'nothing' }, text)
}
