import type { RepoPath, SourceFile } from '../model/source-file.ts'

/** UTF-16 units of the texts that are kept. */
const MOST = 32_000_000
/** A longer text would push out all others; of these the one tested last is kept. */
const LONG = 1_000_000

/** The texts on which patterns were tested last: most of them pass none and are never asked for again. */
export interface TestedTexts {
  /** The text of a file; it is the one tested last then. */
  get(path: RepoPath): SourceFile | undefined
  /** Keep a text; those tested longest ago go. */
  put(file: SourceFile): void
  /** The text of a file, which is kept elsewhere from here on. */
  take(path: RepoPath): SourceFile | undefined
}

/** Texts of about 32 MB, and one long one. */
export function testedTexts(): TestedTexts {
  const texts = new Map<RepoPath, SourceFile>()
  let units = 0
  let long: SourceFile | undefined

  function take(path: RepoPath): SourceFile | undefined {
    if (long?.path === path) {
      const file = long
      long = undefined
      return file
    }
    const file = texts.get(path)
    if (file === undefined) return undefined
    texts.delete(path)
    units -= file.text.length
    return file
  }

  function put(file: SourceFile): void {
    take(file.path)
    if (file.text.length > LONG) {
      long = file
      return
    }
    texts.set(file.path, file)
    units += file.text.length
    for (const oldest of texts.keys()) {
      if (units <= MOST) break
      take(oldest)
    }
  }

  return {
    take,
    put,
    get(path) {
      const file = take(path)
      if (file !== undefined) put(file)
      return file
    },
  }
}
