/** What gives the path of the file it stands in; of a definition that is asked for it (`inspect.getfile(f)`), the name goes with the text. */
const OWN_FILE = new RegExp(
  [
    '__file__\\b',
    '__spec__\\s*\\.\\s*origin\\b',
    '__loader__\\s*\\.\\s*(?:path\\b|get_filename\\s*\\(\\s*\\))',
    '(?:\\w+\\s*\\.\\s*)?(?:currentframe\\s*\\(\\s*\\)|_getframe\\s*\\(\\s*0?\\s*\\))\\s*\\.\\s*f_code\\s*\\.\\s*co_filename\\b',
    '\\w+\\s*\\.\\s*__code__\\s*\\.\\s*co_filename\\b',
    '(?:inspect\\s*\\.\\s*)?get(?:source|abs)?file\\s*\\(\\s*(?:\\w+|lambda\\s*:\\s*\\w+|(?:\\w+\\s*\\.\\s*)?currentframe\\s*\\(\\s*\\)|(?:\\w+\\s*\\.\\s*)?_getframe\\s*\\(\\s*0?\\s*\\)|(?:sys\\s*\\.\\s*)?modules\\s*\\[\\s*__name__\\s*\\])\\s*\\)',
    '(?:inspect\\s*\\.\\s*)?stack\\s*\\(\\s*\\)\\s*\\[\\s*0\\s*\\]\\s*(?:\\.\\s*filename\\b|\\[\\s*1\\s*\\])',
    '(?:inspect\\s*\\.\\s*)?getframeinfo\\s*\\(\\s*(?:\\w+|(?:\\w+\\s*\\.\\s*)?(?:currentframe|_getframe)\\s*\\(\\s*0?\\s*\\))\\s*\\)\\s*\\.\\s*filename\\b',
    '\\w+\\s*\\.\\s*(?:f_code\\s*\\.\\s*)?co_filename\\b',
    'globals\\s*\\(\\s*\\)\\s*\\[\\s*["\']__file__["\']\\s*\\]',
    '(?:sys\\s*\\.\\s*)?modules\\s*\\[\\s*__name__\\s*\\]\\s*\\.\\s*__file__\\b',
  ]
    .map((one) => `^${one}`)
    .join('|'),
)

/** The expression at an offset (UTF-16) of a text that gives the path of the file it stands in, as it is written; undefined for another one. */
export function ownFileIn(text: string, start: number): string | undefined {
  const own = OWN_FILE.exec(text.slice(start, start + 200))?.[0]
  return own === undefined || isOfUpperFrame(text, own) ? undefined : own
}

/** Whether it asks a name that is given the frame of a caller somewhere in the text: `frame = frame.f_back`. */
function isOfUpperFrame(text: string, asked: string): boolean {
  const name = /^(\w+)\s*\.\s*(?:f_code|co_filename)\b|\(\s*(\w+)\s*\)/.exec(asked)
  const held = name?.[1] ?? name?.[2]
  return (
    held !== undefined &&
    new RegExp(`(?<![\\w.])${held}\\s*=[^\\n]*(?:\\bf_back\\b|_getframe\\s*\\(\\s*[1-9])`).test(text)
  )
}
