import { styleText } from 'node:util'

/** The few styles reports use. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'inverse'

/** Style a piece of text, or leave it as it is where there are no colours. */
export type Paint = (style: Style, text: string) => string

/** Where text goes; only a terminal gets colours by itself. */
export interface PaintTarget {
  readonly isTTY?: boolean | undefined
}

/** No colours, for files, pipes and tests. */
export const plain: Paint = (_style, text) => text

/** Colours for a stream: as asked, else if it is a terminal and NO_COLOR and its kind do not speak against it. */
export function paintFor(stream: PaintTarget, isAsked: boolean | undefined): Paint {
  if (isAsked === false) return plain
  if (isAsked === true) return (style, text) => styleText(style, text, { validateStream: false })
  if (stream.isTTY !== true) return plain
  return (style, text) => styleText(style, text, { stream: stream as NodeJS.WriteStream })
}
