/** How every picture looks: one opaque card that can be read on a dark and on a light page. */

/** Pixels of a page; the picture has `SCALE` times as many. */
export const WIDTH = 560;
export const SCALE = 2;
/** Between the edge of the card and what stands on it. */
export const PADDING = 20;
/** What is left for a chart. */
export const INNER = WIDTH - 2 * PADDING;

export const FAMILY = 'Pretendard';
export const WEIGHTS = { regular: 400, bold: 600 } as const;
export type Weight = keyof typeof WEIGHTS;

/** Sizes of text in pixels. Below 12.5 it is hard to read on a phone, where pictures are drawn smaller. */
export const SIZES = { title: 18, text: 14, small: 12.5 } as const;
/** From one line to the next, in heights of the text. */
export const LEADING = 1.35;

/** Colours. Text has a contrast of at least 4.5 to 1 to the card (WCAG 2.2, 1.4.3), marks at least 3 to 1 (1.4.11). */
export const COLOURS = {
  card: '#ffffff',
  edge: '#c9ced6',
  ink: '#1b1f26',
  /** For what is said beside. */
  muted: '#545c68',
  /** Of axes and of the ground of bars. */
  line: '#868e9b',
  ground: '#eceff3',
} as const;

/**
 * Colours of marks that stay apart for who does not see red, green or blue: of the hues of Okabe and Ito ("Color Universal
 * Design", 2008), some darker and some lighter, as hue alone does not do it. Shape or place always tells the same as colour;
 * no text has them.
 */
export const SERIES = ['#0072b2', '#b64e00', '#004d38', '#b8608f'] as const;
