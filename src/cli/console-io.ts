import { fitted } from '../report/fit-width.ts'

/** A stream to write to; the standard streams, or a buffer in a test. */
export interface Output {
  readonly write: (chunk: string | Uint8Array) => unknown
  readonly isTTY?: boolean | undefined
  /** Of a terminal: how wide it is. */
  readonly columns?: number | undefined
}

/** What a command knows of the world around it. */
export interface ConsoleIo {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined }
  readonly stdout: Output
  readonly stderr: Output
  /** The OS path relative paths of the command line start from. */
  readonly folder: string
  /** True in CI, where a terminal is no person. */
  readonly isAutomatic: boolean
  /** After so many milliseconds a run says on stderr what it does, where that is no terminal; undefined: never. */
  readonly quietFor?: number
  /** How the program was called, for commands to type next; undefined: by its name. */
  readonly calledAs?: string
}

/** Write sentences to a stream: on a terminal no line is wider than it. */
export function tell(output: Output, text: string): void {
  output.write(fitted(text, widthOf(output)))
}

/** How wide lines may be that go to a stream; undefined where it is no terminal, for then nobody knows. */
export function widthOf({ isTTY, columns }: Output): number | undefined {
  return isTTY === true && columns !== undefined && columns > 20 ? columns : undefined
}
