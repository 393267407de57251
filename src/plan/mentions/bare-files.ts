import { formatOf } from '../manifests/build-lists.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { PathMap } from './path-map.ts'
import { relative } from './relative-path.ts'
import type { TextPlace } from './text-place.ts'

/** The name of a moved file by itself in a text, and what it is called there now. */
interface BareFile {
  readonly span: { readonly start: number; readonly end: number }
  readonly text: string
}

/** A name of a Python file with nothing of a path around it. */
const NAME = /(?<=(?<![\w./\\@%+~$*?{}<>-])(?:\.\/)?)[\w-]+\\?\.pyi?(?![\w/\\*-]|\.\w)/g
/** What goes to another folder before it runs commands. */
const GOES =
  /(?:^|[;&|(\s])(?:cd|pushd|WORKDIR)\s+["']?([^\s"';&|)]+)|\b(?:working-directory|working_dir|workingDirectory|changedir|chdir|cwd)\b["']?\s*[:=]/
/** A command line up to what it runs, and a link of a document up to what it leads to. */
const RUN =
  /(?:\b(?:python|pypy|torchrun|deepspeed|streamlit run|uv run|poetry run|pipenv run|pdm run|rye run|hatch run|conda run|coverage run|accelerate launch|mpirun|mpiexec|kernprof|gdb|nohup|time|source|ruff check|mypy|pytest|flake8|pylint|black|isort)[\d.]*\b|\bpy|%(?:run|load|pycat|edit))(?:[ \t]+(?!\w+\.py\b)[^\s`'"|;&]+)*[ \t]+$/
const LINK = /\]\($|\]:[ \t]*$|\bhref=["']$|:(?:download|doc):`(?:[^`<]*<)?$/

/**
 * Names of moved Python files that a text says without a folder (`python train.py`, `COPY train.py /app/`, `files = ["train.py"]`), where it is sure
 * which file is meant: no other one is called so, and it lies at the root, beside the text, or in a folder that the text names.
 */
export function bareFiles(text: string, map: PathMap, place: TextPlace): readonly BareFile[] {
  if (map.isEmpty || !text.includes('.py')) return []
  return [...text.matchAll(NAME)].flatMap((match): readonly BareFile[] => {
    const [written] = match
    // In a pattern the dot is behind a backslash.
    const name = written.replace('\\.', '.')
    const from = map.onlyFile(name)
    const goal = from === undefined ? undefined : map.goalOf(from)
    if (from === undefined || goal?.kind !== 'file') return []
    const line = lineBefore(text, match.index)
    const isMeant = place.kind === 'tool' || RUN.test(line) || (place.kind === 'prose' && LINK.test(line))
    const now = isMeant ? nameThere(text, from, goal.to, place, LINK.test(line)) : undefined
    return now === undefined || now === name || (name !== written && now.includes('/'))
      ? []
      : [
          {
            span: { start: match.index, end: match.index + written.length },
            text: name === written ? now : now.replaceAll('.', '\\.'),
          },
        ]
  })
}

/** What the file is called from where the text says its name; undefined where nobody can tell. */
function nameThere(text: string, from: RepoPath, to: RepoPath, place: TextPlace, isLink: boolean): string | undefined {
  const { path } = place
  const [home, here, around] = [folderOf(from), folderOf(place.path), place.around ?? text]
  // A link leads from the folder of its file.
  if (isLink) return here === home ? relative(here, to) : undefined
  const isNamed = home === '' || here === home || new RegExp(`(?<![\\w-])${baseNameOf(home)}(?![\\w-])`).test(around)
  if (!isNamed) return undefined
  // The name alone is another one: wherever it is said, it is said so.
  if (folderOf(to) === home) return baseNameOf(to)
  if (place.kind === 'code' && !/\.py$/.test(path)) return undefined
  // Lists of a build count names from their own folder, and each folder has one.
  if ((path.endsWith('.ipynb') && here !== home) || formatOf(path) !== undefined) return undefined
  if (GOES.test(around) || /(?:^|\/)(?:Docker|Container)file/.test(place.path)) return undefined
  if (home === here) return relative(here, to)
  return home === '' ? to : undefined
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}
