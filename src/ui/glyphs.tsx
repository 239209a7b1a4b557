import { clsx } from 'clsx'
import type { SVGProps } from 'react'

/**
 * Our own line glyphs: one path on a 24 px field, stroke 1.6, round ends. A name says what is drawn,
 * or what it is used for where that is always the same.
 */
const GLYPHS = {
  // Things of a network
  cloud: 'M7 17.5h10a4 4 0 0 0 .6-7.95A5.5 5.5 0 0 0 7 8.6a4.5 4.5 0 0 0 0 8.9Z',
  zone: 'M4 8V6a2 2 0 0 1 2-2h2M11 4h2M16 4h2a2 2 0 0 1 2 2v2M20 11v2M20 16v2a2 2 0 0 1-2 2h-2M13 20h-2M8 20H6a2 2 0 0 1-2-2v-2M4 13v-2',
  frame: 'M7 3v18M17 3v18M3 7h18M3 17h18',
  subnet: 'M5.5 6h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2ZM3.5 10h17',
  chip: 'M8 6h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2ZM9.5 3v3M14.5 3v3M9.5 18v3M14.5 18v3M3 9.5h3M3 14.5h3M18 9.5h3M18 14.5h3',
  socket:
    'M7 5h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM9 15v-4h6v4M9 15h6M12 11V9',
  shield: 'M12 3.2 19 5.5v6c0 4.4-3 7.4-7 9.2-4-1.8-7-4.8-7-9.2v-6Z',
  bars: 'M5 4v16M19 4v16M5 8.5h14M5 13.5h14',
  signpost: 'M12 21V3M12 5h6l2.2 2-2.2 2h-6M12 11.5H6l-2.2 2 2.2 2h6',
  arch: 'M4.5 20v-8a7.5 7.5 0 0 1 15 0v8M9.5 20v-7.5a2.5 2.5 0 0 1 5 0V20M3 20h18',
  archOut: 'M4.5 20v-8a7.5 7.5 0 0 1 15 0v8M3 20h4M17 20h4M12 20v-8.5M9 14l3-3 3 3',
  swap: 'M4 8h12.5M13 4.5 16.5 8 13 11.5M20 16H7.5M11 12.5 7.5 16l3.5 3.5',
  rings: 'M13.5 12a5 5 0 1 1-10 0 5 5 0 0 1 10 0ZM20.5 12a5 5 0 1 1-10 0 5 5 0 0 1 10 0Z',
  hub: 'M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM12 8.5V3.500M12 20.500v-5M8.500 12h-5M20.500 12h-5M9.600 9.600 6 6M14.400 14.400 18 18M14.400 9.600 18 6M9.600 14.400 6 18',
  tunnel:
    'M4.500 20v-7a7.500 7.500 0 0 1 15 0v7M3 20h18M9 20v-2.500M15 20v-2.500M9.500 11h5a.8.8 0 0 1 .8.8v2.900a.8.8 0 0 1-.8.8h-5a.8.8 0 0 1-.8-.8v-2.900a.8.8 0 0 1 .8-.8ZM10.200 11V9.800a1.800 1.800 0 0 1 3.600 0V11',
  plug: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0ZM12 17v4',
  globe:
    'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0ZM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  database:
    'M19 6c0 1.5-3.1 2.8-7 2.8S5 7.5 5 6s3.1-2.8 7-2.8S19 4.5 19 6ZM5 6v12c0 1.5 3.1 2.8 7 2.8s7-1.3 7-2.8V6M5 12c0 1.5 3.1 2.8 7 2.8s7-1.3 7-2.8',
  balancer:
    'M7 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM21 5.500a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM21 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM21 18.500a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM7 12h10M7 11.5l10.200-5.200M7 12.5l10.200 5.200',
  key: 'M12 15a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM11 12l8-8M16 7l2.500 2.500',
  home: 'M4 11 12 4l8 7M6 9.500V20h12V9.500M10 20v-5h4v5',
  building:
    'M7 3.500h10a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM9.500 7.500h1M13.500 7.500h1M9.500 11.500h1M13.500 11.500h1M10.500 20.500v-4h3v4',
  target:
    'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM12 1.800v4M12 18.200v4M1.800 12h4M18.200 12h4',
  server:
    'M5.500 4h13A1.500 1.500 0 0 1 20 5.500v4a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 9.500v-4A1.500 1.500 0 0 1 5.500 4ZM5.500 13h13a1.500 1.500 0 0 1 1.500 1.500v4a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18.500v-4A1.500 1.500 0 0 1 5.500 13ZM7.500 7.500h.01M7.500 16.500h.01',
  window:
    'M5.500 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500v-11A1.500 1.500 0 0 1 5.500 5ZM4 9.500h16M7 7.250h.01M9.500 7.250h.01',
  braces:
    'M9 4c-2 0-3 1-3 3v2c0 1.700-.8 2.700-2.200 3C5.200 12.300 6 13.300 6 15v2c0 2 1 3 3 3M15 4c2 0 3 1 3 3v2c0 1.700.8 2.700 2.200 3-1.400.3-2.200 1.300-2.200 3v2c0 2-1 3-3 3',
  box: 'M12 3.500 20 7.700v8.600l-8 4.200-8-4.200V7.700ZM4 7.700l8 4.300 8-4.300M12 12v8.500',

  // Decisions
  check: 'm5 12.500 4.500 4.500L19 7.500',
  cross: 'M6.500 6.500l11 11M17.500 6.500l-11 11',
  translate: 'M4 8.500h15M15.500 5 19 8.500 15.500 12M20 15.500H5M8.500 12 5 15.500 8.500 19',
  ticket:
    'M3.500 7.500h17v3.200a1.500 1.500 0 0 0 0 2.600v3.200h-17v-3.200a1.500 1.500 0 0 0 0-2.600ZM14 7.500v9',
  half: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0ZM12 4v16M12 8h3M12 12h4M12 16h3',
  ghost:
    'M5.500 20v-9a6.500 6.500 0 0 1 13 0v9l-2.200-1.800L14.200 20 12 18.200 9.800 20l-2.100-1.800ZM9.500 11h.01M14.500 11h.01',
  warning: 'M12 4 21 19.500H3ZM12 10v4.500M12 17v.01',
  info: 'M20.500 12a8.500 8.500 0 1 1-17 0 8.500 8.500 0 0 1 17 0ZM12 11v5M12 8v.01',
  question:
    'M20.500 12a8.500 8.500 0 1 1-17 0 8.500 8.500 0 0 1 17 0ZM9.500 9.700a2.500 2.500 0 1 1 3.600 2.300c-.8.4-1.100.9-1.100 1.700M12 16.500v.01',
  flag: 'M6 21V4h11l-2.500 4 2.500 4H6',

  // Doing
  gauge: 'M4.500 17.500a8.500 8.500 0 1 1 15 0M12 14l3.500-5M12 14v.01',
  lock: 'M6.500 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  collapse: 'M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5',
  map: 'M4 6.500 9 4.500l6 2.500 5-2v12.500l-5 2-6-2.500-5 2ZM9 4.500V17M15 7v12.500',
  pointer: 'm5 4 6 16 2.300-6.700L20 11Z',
  undo: 'M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-3',
  redo: 'm16 5 4 4-4 4M20 9H10a5.500 5.500 0 0 0 0 11h3',
  search: 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0ZM20 20l-4.600-4.600',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z',
  sun: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M18.400 5.600 17 7M7 17l-1.400 1.400',
  upload: 'M12 15V4M8 7.500 12 4l4 3.500M5 13v6h14v-6',
  download: 'M12 4v11M8 11.500l4 3.500 4-3.500M5 13v6h14v-6',
  copy: 'M9.500 8.500h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM5.500 15.500h-.500a.5.5 0 0 1-.5-.5V5a.5.5 0 0 1 .5-.5h10a.5.5 0 0 1 .5.5v.5',
  trash: 'M4.500 7h15M9 7V4.500h6V7M6.500 7l.8 12.500h9.400L17.500 7M10 11v5M14 11v5',
  pencil: 'M4.500 19.500l1-4L16 5l3 3L8.500 18.500ZM14 7l3 3',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  grip: 'M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01',
  wand: 'm5 19 10-10M17.500 3v4M15.500 5h4M19.500 11v3M18 12.500h3M9 4v3M7.500 5.500h3',
  refresh: 'M4 12a7 7 0 0 1 12-5l3 3M19 5v5h-5M20 12a7 7 0 0 1-12 5l-3-3M5 19v-5h5',
  arrange: 'M4 4h7v6H4ZM13.500 4H20v9h-6.500ZM4 12.500h7V20H4ZM13.500 15.500H20V20h-6.500Z',
  fit: 'M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4',
  locate: 'M18 12a6 6 0 1 1-12 0 6 6 0 0 1 12 0ZM12 3v3M12 18v3M3 12h3M18 12h3',
  external: 'M13 5h6v6M19 5l-8 8M16 14v4.500H5.500V8H10',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1',
  keyboard:
    'M4.500 6.500h15a1.500 1.500 0 0 1 1.500 1.500v8a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 16V8a1.500 1.500 0 0 1 1.500-1.500ZM7 10.500h.01M10.300 10.500h.01M13.700 10.500h.01M17 10.500h.01M8 14h8',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01',
  panelRight:
    'M5.500 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500v-11A1.500 1.500 0 0 1 5.500 5ZM14.500 5v14',
  present: 'M3.500 5h17M5 5v10.500h14V5M12 15.500v3M8.500 20.500l3.500-2 3.500 2',
  pin: 'M9 4h6l-1 6 3 3.500H7L10 10ZM12 13.500V20',
  columns:
    'M5.500 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500v-11A1.500 1.500 0 0 1 5.500 5ZM12 5v14',
  file: 'M7 3.500h7l4 4v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM14 3.500v4h4',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  clock: 'M20.500 12a8.500 8.500 0 1 1-17 0 8.500 8.500 0 0 1 17 0ZM12 7v5l3.500 2',

  // Playing
  play: 'M8 5.500v13l10.500-6.500Z',
  pause: 'M8.500 6v12M15.500 6v12',
  stepForward: 'm7 6 8 6-8 6ZM18 6v12',
  stepBack: 'm17 6-8 6 8 6ZM6 6v12',
  toStart: 'm19 6-7 6 7 6M12 6l-7 6 7 6',
  toEnd: 'm5 6 7 6-7 6M12 6l7 6-7 6',

  // Pointing
  arrowRight: 'M4 12h15M13.500 6.500 19 12l-5.500 5.500',
  arrowLeft: 'M20 12H5M10.500 6.500 5 12l5.500 5.500',
  arrowUp: 'M12 20V5M6.500 10.500 12 5l5.500 5.500',
  arrowDown: 'M12 4v15M6.500 13.500 12 19l5.500-5.500',
  chevronDown: 'm7 10 5 5 5-5',
  chevronUp: 'm7 14 5-5 5 5',
  chevronRight: 'm10 7 5 5-5 5',
  chevronLeft: 'm14 7-5 5 5 5',
} as const satisfies Readonly<Record<string, string>>

export type GlyphName = keyof typeof GLYPHS

/** The path of a glyph on its 24 px field, for drawings that are no part of the page. */
export function glyphPath(name: GlyphName): string {
  return GLYPHS[name]
}

/** Drawn as a solid shape; the others are lines. */
const SOLID: ReadonlySet<GlyphName> = new Set(['play'])

/** Drawn heavier than the field's own stroke. */
const WEIGHTS: Readonly<Partial<Record<GlyphName, number>>> = { pause: 3, grip: 2.4, more: 2.6 }

export interface GlyphProps extends Omit<SVGProps<SVGSVGElement>, 'name'> {
  readonly name: GlyphName
  /** Edge in pixels; 16 without one. */
  readonly size?: number
  /** Stroke on the 24 px field; small marks take a heavier one. */
  readonly weight?: number
}

/** One glyph in the colour of the text around it; decorative, so the control beside it has the name. */
export function Glyph({ name, size = 16, weight, className, ...rest }: GlyphProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={SOLID.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={weight ?? WEIGHTS[name] ?? 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={clsx('block flex-none', className)}
      {...rest}
    >
      <path d={GLYPHS[name]} />
    </svg>
  )
}
