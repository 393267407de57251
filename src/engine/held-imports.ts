import type { Finding } from '../model/finding.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { StyleBook } from '../plan/style/file-rules.ts'
import type { HeldBlock } from '../python/imports/organize-imports.ts'

/** The files whose imports keep an order that the project's own rules would change, step by step. */
export interface HeldImports {
  /** A file is edited once more, under the same path or another one. */
  readonly moved: (before: RepoPath, after: RepoPath) => void
  /** A block keeps its order for what two of its imports do; the first of a file counts, where rules are enforced. */
  readonly told: (path: RepoPath, block: HeldBlock, book: StyleBook) => void
  /** The proof did not take the order of the rules. */
  readonly refused: (path: RepoPath) => void
  readonly findings: () => readonly Finding[]
}

/** Nothing is known yet. */
export function heldImports(): HeldImports {
  const held = new Map<RepoPath, HeldBlock | undefined>()
  return {
    // What is written between two parts of a block stays when the file is edited once more.
    moved(before, after) {
      if (before === after || !held.has(before)) return
      held.set(after, held.get(before))
      held.delete(before)
    },
    told(path, block, book) {
      if (book.isEnforced(path)) held.set(path, held.get(path) ?? block)
    },
    refused(path) {
      if (!held.has(path)) held.set(path, undefined)
    },
    findings: () => [...held].map(([path, block]) => heldFinding(path, block)),
  }
}

function heldFinding(path: RepoPath, block: HeldBlock | undefined): Finding {
  const why =
    block === undefined
      ? 'there modules would load before others that they need'
      : block.isSameName
        ? `\`${block.first}\` and \`${block.second}\` bind the same name, and the later one counts`
        : `\`${block.first}\` and \`${block.second}\` each do something to others when they are loaded, or load what does`
  return {
    code: 'import-order-kept',
    level: 'note',
    reason: `${path} keeps an order of imports that the project's rules would change: ${why}`,
    advice: 'Where the order makes no difference, take `# isort: split` out and sort it.',
    place: block === undefined ? { path } : { path, line: block.line },
  }
}
