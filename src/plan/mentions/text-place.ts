import { isConfig } from '../../host/config-texts.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'

/** Where a text stands: in which file, and what its readers take a path in it for. */
export interface TextPlace {
  /** The file as it is called now. */
  readonly path: RepoPath
  /** `tool`: a program reads paths there; `prose`: people read it; `code`: a string that may be anything. */
  readonly kind: 'tool' | 'prose' | 'code'
  /** Paths are places of installed files, counted from this folder of them (`''`: where all are installed), as in settings of a wheel. */
  readonly installedIn?: RepoPath | undefined
  /** The whole text is a path, so one word is one as well. */
  readonly isPath?: boolean
  /** All of the file, where the text is a part of it: what it says elsewhere tells from which folder paths are counted. */
  readonly around?: string
  /** Paths from the root stand there as well. */
  readonly isMixed?: boolean
}

const TOOL_NAME =
  /^(?:.*(?:Makefile|Dockerfile|Containerfile|Justfile|Jenkinsfile|Procfile|Snakefile|Vagrantfile)(?:\..+)?|CODEOWNERS|\..*ignore|\.gitattributes|MANIFEST\.in|BUILD(?:\.\w+)?|BUCK|WORKSPACE(?:\.\w+)?|meson\.build|CMakeLists\.txt|py\.typed|\.[a-z]+rc)$/i
const TOOL_ENDING =
  /\.(?:mk|sh|bash|zsh|fish|bat|cmd|ps1|cfg|ini|conf|toml|properties|env|bzl|cmake|in|spec|nix|just|tf|pth|service|timer|hcl)$/i
/** Configs that say how containers are built and run, in whatever folder (Compose, "Compose file"; Skaffold; Cloud Build). */
const CONTAINERS = /^(?:(?:docker-)?compose(?:[.-][\w.-]+)?|skaffold|cloudbuild)\.\w+$/i
/** What is read as a config although its strings are not (`host/config-texts.ts`). */
const OTHER_CONFIG = /\.(?:json5|jsonc|xml)$/i
const CODE = /\.(?:py|pyi|[cm]?[jt]sx?|rs|go|c|cc|cpp|h|java|kt|rb|jsonl|csv|tsv)$/

/** The kind of place that a whole file is: configs at the root or in a folder with a dot are read by tools of the repository. */
export function placeOf(path: RepoPath): TextPlace {
  const name = baseNameOf(path)
  // `subdir: 'shop/data'`, `DESTINATION shop/data`: where meson-python and scikit-build-core install.
  if (/^(?:meson\.build|CMakeLists\.txt)$/.test(name)) return { path, kind: 'tool', installedIn: '', isMixed: true }
  if (TOOL_NAME.test(name) || TOOL_ENDING.test(name)) return { path, kind: 'tool' }
  if (CODE.test(name)) return { path, kind: 'code' }
  if (isConfig(path.toLowerCase()) || OTHER_CONFIG.test(name)) {
    const isToolConfig =
      !path.includes('/') || CONTAINERS.test(name) || path.split('/').some((part) => part.startsWith('.'))
    return { path, kind: isToolConfig ? 'tool' : 'code' }
  }
  return { path, kind: 'prose' }
}
