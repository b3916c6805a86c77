/*!
Contains Observable Plot (Copyright 2020-2025 Observable, Inc.) and D3 (Copyright 2010-2026 Mike Bostock), ISC licence:
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.
THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
*/
import * as Plot from '@observablehq/plot'

/** What a chart is made of. */
export type PlotOptions = Plot.PlotOptions

/** What may stand among the marks of a chart. */
export type Markish = Plot.Markish

/** Draws a chart. */
export const plot: typeof Plot.plot = Plot.plot

/** Horizontal bars. */
export const barX: typeof Plot.barX = Plot.barX

/** Upright bars of a histogram. */
export const rectY: typeof Plot.rectY = Plot.rectY

/** Upright lines at places of x. */
export const ruleX: typeof Plot.ruleX = Plot.ruleX

/** Level lines at places of y. */
export const ruleY: typeof Plot.ruleY = Plot.ruleY

/** Faint level lines at the ticks of y. */
export const gridY: typeof Plot.gridY = Plot.gridY

/** A line through points. */
export const line: typeof Plot.line = Plot.line

/** Straight lines from point to point. */
export const connect: typeof Plot.link = Plot.link

/** Texts at points. */
export const text: typeof Plot.text = Plot.text

/** Cells of a matrix. */
export const cell: typeof Plot.cell = Plot.cell
