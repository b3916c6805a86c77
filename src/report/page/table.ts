import { type Child, h } from './element.ts'

/** A cell: a text, or an element; numbers stand to the right. */
export type Cell = Child | number

/** A table with its caption; it scrolls by itself where it is wider than the page. */
export function table(caption: string, header: readonly string[], rows: readonly (readonly Cell[])[]): HTMLDivElement {
  return h(
    'div',
    { class: 'table' },
    h('p', { class: 'caption', 'aria-hidden': 'true' }, caption),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
      h(
        'table',
        { 'aria-label': caption },
        h('thead', {}, h('tr', {}, ...header.map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, ...rows.map((cells) => h('tr', {}, ...cells.map(cellElement)))),
      ),
    ),
  )
}

function cellElement(cell: Cell, column: number): HTMLTableCellElement {
  const isNumber = typeof cell === 'number' || (typeof cell === 'string' && /^[<>+−-]?\s?[\d.,]+(\s%)?$/.test(cell))
  const child = typeof cell === 'number' ? cell.toLocaleString('en-US') : cell
  const isDate = typeof cell === 'string' && /^\d{4}-[\d*]{2}-[\d*]{2}$/.test(cell)
  return column === 0
    ? h('th', { scope: 'row' }, child)
    : h('td', { class: isNumber ? 'number' : isDate ? 'date' : undefined }, child)
}
