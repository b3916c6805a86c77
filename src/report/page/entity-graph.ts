import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import type { ReportData } from '../report-data.ts'
import { svg } from './element.ts'
import { bits } from './figures.ts'

type Entity = ReportData['shown']['entities'][number]

interface GraphNode extends SimulationNodeDatum {
  readonly label: string
  /** The label in full. */
  readonly whole: string
  readonly isRecord: boolean
  /** Number of the record on the page; −1 for an identifier. */
  readonly record: number
}

interface GraphEdge extends SimulationLinkDatum<GraphNode> {
  readonly weight: number
  readonly critical: boolean
  readonly weakest: boolean
  /** Written at the edge; empty where an identifier says it. */
  readonly label: string
}

const HEIGHT = 380
const MARGIN = 34
/** Width below which labels are cut short. */
const NARROW = 420
const MOST_STRETCHED = 2.5
/** Lines up to which each has its figure; of more, only those that hold alone. */
const FIGURES = 10

/**
 * Records (circles with their numbers) and what joins them: shared values (boxes), and comparisons (lines with their
 * bits). Laid out by forces, always in the same way. Records take the focus one by one with the arrow keys.
 *
 * @param onPick hears of the number of a record that was picked
 */
export function entityGraph(
  width: number,
  entity: Entity,
  description: string,
  onPick: (record: number) => void,
): SVGSVGElement {
  const { nodes, edges } = graphOf(entity, width)
  layOut(nodes, edges, width)
  const records = nodes.filter(({ isRecord }) => isRecord)
  const circles = records.map((node, i) => recordElement(node, i === 0, onPick))
  const move = (event: Event): void => {
    const { key } = event as KeyboardEvent
    const step = ['ArrowRight', 'ArrowDown'].includes(key) ? 1 : ['ArrowLeft', 'ArrowUp'].includes(key) ? -1 : 0
    const from = circles.indexOf(document.activeElement as SVGGElement)
    if (step === 0 || from < 0) return
    event.preventDefault()
    const to = circles[(from + step + circles.length) % circles.length]!
    for (const circle of circles) circle.setAttribute('tabindex', circle === to ? '0' : '-1')
    to.focus()
  }
  return svg(
    'svg',
    {
      class: 'graph',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      role: 'group',
      'aria-label': description,
      onkeydown: move,
    },
    ...edges.map((edge) => edgeElement(edge, edge.critical || edge.weakest || edges.length <= FIGURES)),
    ...nodes.filter(({ isRecord }) => !isRecord).map(identifierElement),
    ...circles,
  )
}

function graphOf({ records, links }: Entity, width: number): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const nodes: GraphNode[] = records.map((record, i) => ({ label: `${i + 1}`, whole: '', isRecord: true, record }))
  const of = new Map(records.map((record, i) => [record, nodes[i]!]))
  const edges: GraphEdge[] = []
  for (const { records: held, weight, reason, value, critical, weakest } of links) {
    if (value === '') {
      const [source, target] = [of.get(held[0]!)!, of.get(held[1]!)!]
      edges.push({
        source,
        target,
        weight,
        critical,
        weakest,
        label: reason === 'evidence' ? bits(weight) : `${reason} ${bits(weight)}`,
      })
      continue
    }
    const whole = `${reason} ${value}`
    const node = { label: shortLabel(whole, width), whole, isRecord: false, record: -1 }
    nodes.push(node)
    for (const record of held)
      edges.push({ source: node, target: of.get(record)!, weight, critical, weakest, label: '' })
  }
  return { nodes, edges }
}

function layOut(nodes: GraphNode[], edges: GraphEdge[], width: number): void {
  forceSimulation(nodes)
    .force('link', forceLink<GraphNode, GraphEdge>(edges).distance(nodes.length > 25 ? 34 : 64))
    .force('charge', forceManyBody().strength(nodes.length > 25 ? -120 : -320))
    .force('collide', forceCollide<GraphNode>(roomOf).iterations(3))
    .force('center', forceCenter(width / 2, HEIGHT / 2))
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(HEIGHT / 2).strength(0.12))
    .stop()
    .tick(300)
  stretch(nodes, width)
  // what was stretched may lie over each other again
  forceSimulation(nodes).force('collide', forceCollide<GraphNode>(roomOf).iterations(4)).stop().tick(60)
  keepInside(nodes, width)
}

/** Radius that a node keeps free around itself. */
function roomOf({ isRecord, label }: GraphNode): number {
  return isRecord ? 17 : boxWidth(label) * 0.45
}

/** Makes the layout fill the picture. */
function stretch(nodes: GraphNode[], width: number): void {
  const [left, right] = [Math.min(...nodes.map(({ x }) => x!)), Math.max(...nodes.map(({ x }) => x!))]
  const [top, bottom] = [Math.min(...nodes.map(({ y }) => y!)), Math.max(...nodes.map(({ y }) => y!))]
  const scale = (room: number, extent: number): number => {
    return Math.min(MOST_STRETCHED, (room - 2 * MARGIN) / Math.max(1, extent))
  }
  const [across, down] = [scale(width, right - left), scale(HEIGHT, bottom - top)]
  for (const node of nodes) {
    node.x = width / 2 + (node.x! - (left + right) / 2) * across
    node.y = HEIGHT / 2 + (node.y! - (top + bottom) / 2) * down
  }
  keepInside(nodes, width)
}

/** Moves what sticks out back into the picture, its label too. */
function keepInside(nodes: GraphNode[], width: number): void {
  for (const node of nodes) {
    const side = node.isRecord ? MARGIN : boxWidth(node.label) / 2 + 4
    node.x = Math.min(width - side, Math.max(side, node.x!))
    node.y = Math.min(HEIGHT - MARGIN, Math.max(MARGIN, node.y!))
  }
}

function recordElement(node: GraphNode, isFirst: boolean, onPick: (record: number) => void): SVGGElement {
  const pick = (): void => onPick(node.record)
  return svg(
    'g',
    {
      class: 'record',
      transform: `translate(${node.x},${node.y})`,
      tabindex: isFirst ? 0 : -1,
      role: 'button',
      'aria-label': `record ${node.label}: compare`,
      onclick: pick,
      onkeydown: (event) => {
        if (!['Enter', ' '].includes((event as KeyboardEvent).key)) return
        event.preventDefault()
        pick()
      },
    },
    svg('circle', { r: 14 }),
    svg('text', { 'text-anchor': 'middle', dy: '0.35em' }, node.label),
  )
}

function identifierElement({ x, y, label, whole }: GraphNode): SVGGElement {
  const width = boxWidth(label)
  return svg(
    'g',
    { class: 'identifier', transform: `translate(${x},${y})` },
    svg('title', {}, whole),
    svg('rect', { x: -width / 2, y: -11, width, height: 22, rx: 4 }),
    svg('text', { 'text-anchor': 'middle', dy: '0.35em' }, label),
  )
}

/** A label that leaves room for others. */
function shortLabel(label: string, width: number): string {
  const most = width < NARROW ? 12 : 28
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}

function boxWidth(text: string): number {
  return text.length * 6.4 + 14
}

function edgeElement(
  { source, target, weight, critical, weakest, label }: GraphEdge,
  withFigure: boolean,
): SVGGElement {
  const [a, b] = [source as GraphNode, target as GraphNode]
  return svg(
    'g',
    { class: `edge${critical ? ' critical' : ''}${weakest ? ' weakest' : ''}` },
    svg('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, 'stroke-width': Math.min(6, Math.max(1, weight / 5)) }),
    label !== '' && svg('title', {}, label),
    label !== '' &&
      withFigure &&
      svg(
        'text',
        { x: (a.x! + b.x!) / 2, y: (a.y! + b.y!) / 2, 'text-anchor': 'middle', dy: '-0.3em' },
        critical ? `⚠ ${label}` : label,
      ),
  )
}
