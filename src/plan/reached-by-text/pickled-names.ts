import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Packing } from '../../text/unpack.ts'
import { pickleFiles } from '../../workspace/pickle-files.ts'

/**
 * Pickles store `module` and `name` with length prefixes and cannot be edited as text. A moved symbol one
 * of them names stays importable from its old module; a renamed module cannot, which is refused unless a shim stays there `until` a release.
 */
export function pickledNames(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
  until: string | undefined,
): { readonly findings: readonly Finding[]; readonly kept: readonly KeptName[] } {
  const findings: Finding[] = []
  const kept: KeptName[] = []
  const renamed = index.allModules().filter((module) => to(module) !== module)
  if (moved.length === 0 && renamed.length === 0) return { findings, kept }
  for (const { path, content, isNamed } of pickleFiles(index.workspace)) {
    if ('reason' in content) {
      if (isNamed || isLoadedPacked(index, content.packing)) findings.push(unopened(path, content.reason, isNamed))
      continue
    }
    const text = content.parts.map((part) => part.toString('latin1')).join('\n')
    for (const move of moved) {
      if (names(text, move.from) && names(text, move.symbol)) {
        kept.push({ module: move.from, symbol: move.symbol, reason: `${pickleAt(path)} names it` })
      }
    }
    const gone = renamed.find((module) => names(text, module))
    if (gone === undefined) continue
    if (until !== undefined) {
      findings.push({
        code: 'pickled-name',
        level: 'note',
        reason: `${pickleAt(path)} names ${gone}, which becomes ${to(gone)}; it can be loaded as long as the shim is there, until ${until}`,
        advice: 'Load it and save it again before that.',
        place: { path },
      })
      continue
    }
    findings.push({
      code: 'pickled-name',
      level: 'error',
      reason: `${pickleAt(path)} names ${gone}, which becomes ${to(gone)}; it could not be loaded any more, and a pickle cannot be edited as text`,
      advice:
        'Load it and save it again in a neutral format first, or let the old name redirect for a while: `shim: { until: ... }`.',
      place: { path },
    })
  }
  return { findings, kept }
}

function unopened(path: RepoPath, reason: string, isNamed: boolean): Finding {
  return {
    code: 'pickled-name',
    level: isNamed ? 'error' : 'warning',
    reason: isNamed
      ? `the pickle ${path} cannot be looked into: ${reason}; if it names what moves, it could not be loaded any more`
      : `${path} was not looked into: ${reason}; if it is a pickle that names what moves, it could not be loaded any more`,
    advice: isNamed
      ? 'Save it unpacked or packed with gzip first; or, when it names nothing that moves, list it under `exclude`.'
      : 'Nothing needs to be done where it is no pickle; else save it unpacked or packed with gzip first.',
    place: { path },
  }
}

/** The modules of Python that open what is packed in such a way. */
const OPENERS: Readonly<Partial<Record<Packing, readonly string[]>>> = {
  zstd: ['zstandard', 'zstd', 'pyzstd'],
  lz4: ['lz4'],
  bzip2: ['bz2'],
  xz: ['lzma'],
  lzma: ['lzma'],
  gzip: ['gzip'],
  zip: ['zipfile'],
  tar: ['tarfile'],
}

/** Whether a file of the tree both loads pickles and opens such files, or loads them by what opens packed ones itself. */
function isLoadedPacked({ workspace }: SymbolIndex, packing: Packing | undefined): boolean {
  if (workspace.mentioning(['joblib', 'read_pickle'], '.py').length > 0) return true
  const opening = new Set(workspace.mentioning(packing === undefined ? [] : (OPENERS[packing] ?? []), '.py'))
  return workspace.mentioning(['pickle', 'cloudpickle', 'dill'], '.py').some((path) => opening.has(path))
}

/** The pickle a file is, or one that code holds as a literal. */
function pickleAt(path: RepoPath): string {
  return /\.(py|ipynb)$/.test(path) ? `the pickle in ${path}` : `the pickle ${path}`
}

/** Both forms pickle writes a global in: `cmodule\nname\n` and length-prefixed strings. */
function names(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text[at + word.length] ?? ''
    if (!/[\w.]/.test(before) || before === '' || text.charCodeAt(at - 1) === word.length || before === 'c') {
      if (!/[\w.]/.test(after)) return true
    }
  }
  return false
}
