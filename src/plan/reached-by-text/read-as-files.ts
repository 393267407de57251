import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** What runs a file that it is told by its path, and gives what it defines (runpy, importlib). */
const RUNS = /(?<!\w)(?:run_path|spec_from_file_location|SourceFileLoader|load_source)\s*\(/
/** What runs a module without leaving it loaded (runpy). */
const RUNS_MODULE = /(?<!\w)run_module\s*\(\s*["']([\w.]+)["']/g
/** What reads a file as a text, and what is done with that: run, parsed or searched. */
const READS = /(?<!\w)(?:open\s*\(|read_text\s*\(|read_bytes\s*\()/
const USES =
  /(?<!\w)(?:exec\s*\(|eval\s*\(|compile\s*\(|ast\.parse\s*\(|literal_eval\s*\(|re\.\w+\s*\(|startswith\s*\(|split\s*\(|index\s*\()/
/** Files that say which file has the version: manifests, and what tools for releases are told. */
const MANIFESTS =
  /(?:^|\/)(?:pyproject\.toml|hatch\.toml|setup\.cfg|tox\.ini|\.?bumpversion\.(?:cfg|toml)|\.cz\.(?:toml|json|yaml)|\.bumpversion\.\w+)$/

/** What moved names a file is asked for by its path. */
export interface ReadAsFiles {
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/**
 * Files of modules that other code runs or reads by their path (`run_path("shop/till.py")["total"]`, `exec(open("shop/version.py").read())`,
 * `[tool.hatch.version] path`) for a name that leaves them. A file that is run goes on giving the name by an import; a text that is read
 * or searched has to hold it, so that is refused.
 */
export function readAsFiles(index: SymbolIndex, moved: readonly SymbolMove[]): ReadAsFiles {
  const [findings, kept] = [[] as Finding[], [] as KeptName[]]
  const places = new Set<string>()
  for (const move of moved) {
    const { from, symbol } = move
    const file = index.fileOf(from)
    if (file === undefined) continue
    const name = new RegExp(String.raw`(?<!\w)${literalPattern(symbol)}(?!\w)`, 'u')
    for (const path of index.workspace.matching(wordQuery([symbol]), '.py')) {
      const text = index.workspace.glance(path)
      if (path === file || !name.test(text)) continue
      const isNamed = saysFile(path, text, file)
      const isRun = (isNamed && RUNS.test(text)) || runsModule(text, from)
      // A build runs where the package cannot be imported.
      const isBuild = baseNameOf(path) === 'setup.py'
      if (isRun && !isBuild) kept.push({ module: from, symbol, reason: `${path} runs the file and asks it for that` })
      else if ((isRun || (isNamed && isRead(text, symbol))) && !places.has(path)) {
        places.add(path)
        findings.push(finding(path, file, joinName(from, symbol)))
      }
    }
    if (/version/i.test(symbol))
      for (const path of manifestsNaming(index, file))
        if (!places.has(path)) {
          places.add(path)
          findings.push(finding(path, file, joinName(from, symbol)))
        }
  }
  return { findings, kept }
}

/** Whether a text says the path of a file, whole or as its last two parts; one that lies beside it and knows its own place may say its name alone. */
function saysFile(path: RepoPath, text: string, file: RepoPath): boolean {
  const base = baseNameOf(file)
  const folder = baseNameOf(folderOf(file))
  const isSaid =
    new RegExp(String.raw`["'/\\}]${literalPattern(base)}["']`).test(text) ||
    (/\bwith_suffix\(["']\.py/.test(text) && new RegExp(`["'/]${literalPattern(base.slice(0, -3))}["']`).test(text))
  if (!isSaid) return false
  if (folderOf(path) === folderOf(file) && text.includes('__file__')) return true
  return folder === '' || new RegExp(String.raw`(?<!\w)${literalPattern(folder)}(?!\w)`).test(text)
}

function runsModule(text: string, module: QualifiedName): boolean {
  return [...text.matchAll(RUNS_MODULE)].some(([, name]) => name === module)
}

/** Whether a text reads files as texts, does something with those, and says a name in a literal. */
function isRead(text: string, symbol: string): boolean {
  return READS.test(text) && USES.test(text) && isAsked(text, symbol)
}

/** Whether a name stands in a literal: in a key, or in a pattern that the text is searched for. */
function isAsked(text: string, symbol: string): boolean {
  return text.split('\n').some((line) => {
    const at = line.indexOf(symbol)
    return at >= 0 && /["']/.test(line.slice(0, at)) && /["']/.test(line.slice(at + symbol.length))
  })
}

function manifestsNaming(index: SymbolIndex, file: RepoPath): readonly RepoPath[] {
  const base = baseNameOf(file)
  const said = new RegExp(String.raw`(?:^|["'/:\s=])(?:[\w.-]+/)*${literalPattern(base)}(?=["':\]\s]|$)`, 'm')
  return index.workspace.matching(wordQuery([base.replace(/\.py$/, '')])).filter((path) => {
    if (!MANIFESTS.test(path)) return false
    const text = index.workspace.glance(path)
    return /version/i.test(text) && text.includes(file) && said.test(text)
  })
}

function finding(path: RepoPath, file: RepoPath, name: QualifiedName): Finding {
  return {
    code: 'read-by-path',
    level: 'error',
    reason: `${path} reads the text of ${file} for ${name}, which leaves that file`,
    advice: `Leave ${name} where it is, or let ${path} read it elsewhere first. Where it asks for another name, accept it in the recipe: \`accept: [{ code: read-by-path, path: ${path}, because: ... }]\`.`,
    place: { path },
    about: [name],
  }
}
