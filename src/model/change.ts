import type { Edit } from './edit.ts'
import type { RepoPath, SourceFile } from './source-file.ts'
import type { Span } from './span.ts'

/**
 * What a transform wants done to one file. `file` is the very file the edits were computed from:
 * applying them to another text is refused. A `move` of a file that is not text (a data file of a
 * package) carries no edits and no text, hence the separate kind. `toReview`: what of a new text a person
 * should look at (spans in UTF-16 units, in order). A `link` is a symbolic link that is there: it gets
 * another place, another target, or both.
 */
export type FileChange =
  | { readonly kind: 'create'; readonly path: RepoPath; readonly text: string; readonly toReview?: readonly Span[] }
  | { readonly kind: 'edit'; readonly file: SourceFile; readonly edits: readonly Edit[] }
  | { readonly kind: 'move'; readonly file: SourceFile; readonly to: RepoPath; readonly edits: readonly Edit[] }
  | { readonly kind: 'move-bytes'; readonly path: RepoPath; readonly to: RepoPath }
  | { readonly kind: 'copy-bytes'; readonly path: RepoPath; readonly to: RepoPath }
  | { readonly kind: 'link'; readonly path: RepoPath; readonly to: RepoPath; readonly target: string }
  | { readonly kind: 'remove'; readonly file: SourceFile }
