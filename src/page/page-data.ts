import type { Trial } from '../model/trial.ts'
import type { FindingCode } from '../model/findings/finding-table.ts'
import type { ReviewPlace } from '../report/review-places.ts'
import type { RepoPath } from '../model/source-file.ts'

/** One file of the diff. */
export interface PageFile {
  readonly path: RepoPath
  /** The old path of a file that moved, or that this one was copied from. */
  readonly from?: RepoPath
  readonly kind: 'created' | 'edited' | 'moved' | 'copied' | 'removed'
  /** The transforms that changed it, in order. */
  readonly transforms: readonly string[]
  /** Lines of the final file that hold an edit to look at. */
  readonly review: number
  readonly added: number
  readonly removed: number
  /** Its part of the patch. */
  readonly patch: string
}

/** A finding with its place; line is 1-based. */
export interface PageFinding {
  readonly code: FindingCode
  readonly level: 'error' | 'warning' | 'note'
  readonly reason: string
  readonly advice: string
  readonly path?: RepoPath | undefined
  readonly line?: number | undefined
  /** The line itself. */
  readonly text?: string | undefined
  readonly source: string
}

/** A drawing of modules, as SVG text, and how many of them it shows. */
export interface PageGraph {
  readonly svg: string
  readonly modules: number
  readonly isCyclic: boolean
  /** Whether imports that follow from others were left out. */
  readonly isReduced: boolean
}

/** What one distribution asks for, before and after. */
export interface PageDistribution {
  readonly name: string
  readonly before: readonly string[] | undefined
  readonly after: readonly string[] | undefined
}

/** Everything the page shows. */
export interface PageData {
  readonly title: string
  readonly toolVersion: string
  readonly digest: string
  readonly outcome: string
  readonly refusals: readonly string[]
  /** Sentences in people's words. */
  readonly summary: readonly string[]
  readonly files: readonly PageFile[]
  /** Edits to look at by who reads the file, in words; those that break most first. */
  readonly reviews: readonly (readonly [string, readonly ReviewPlace[]])[]
  readonly findings: readonly PageFinding[]
  /** What is always true of a code that is found. */
  readonly codes: Readonly<Record<string, { readonly title: string; readonly explains: string }>>
  /** What each transform that changed something does, in one line. */
  readonly reasons: Readonly<Record<string, string>>
  readonly checks: readonly { readonly name: string; readonly verdict: string; readonly evidence: string }[]
  readonly checklist: readonly {
    readonly row: string
    readonly title: string
    readonly verdict: string
    readonly evidence: string
  }[]
  readonly ledger: readonly {
    readonly path: RepoPath
    readonly line: number
    readonly text: string
    readonly verdict: string
    readonly reason: string
  }[]
  readonly rewritten: number
  /** What came of trying both sides, where that was asked for. */
  readonly trial?: Trial | undefined
  readonly before: PageGraph | undefined
  readonly after: PageGraph | undefined
  readonly distributions: readonly PageDistribution[]
  readonly moves: readonly { readonly symbol: string; readonly from: string; readonly to: string }[]
}
