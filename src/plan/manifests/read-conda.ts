import { UserError } from '../../model/errors.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { parseYamlWithLines } from '../../yaml/parse-yaml.ts'
import type { Declaration, ManifestPart, Scope, Unread } from './declarations.ts'
import { NO_PART } from './declarations.ts'
import { parseRequirement } from './requirement.ts'

/** Names of conda-forge whose distribution on PyPI is called otherwise (conda-forge feedstocks, `about` and `test.imports`; read 2026-11). */
const OTHERWISE: Readonly<Record<string, string>> = {
  pytorch: 'torch',
  'pytorch-cpu': 'torch',
  'pytorch-gpu': 'torch',
  'matplotlib-base': 'matplotlib',
  opencv: 'opencv-python',
  'py-opencv': 'opencv-python',
  'seaborn-base': 'seaborn',
  'dask-core': 'dask',
  importlib_metadata: 'importlib-metadata',
  pytables: 'tables',
  typing_extensions: 'typing-extensions',
  'brotli-python': 'brotli',
  'msgpack-python': 'msgpack',
  'ruamel.yaml': 'ruamel.yaml',
  graphviz: '',
  'python-graphviz': 'graphviz',
  prompt_toolkit: 'prompt-toolkit',
}

/** What conda installs that is no distribution of Python. */
const NO_DISTRIBUTION =
  /^(python|pip|uv|conda|mamba|cuda|cuda-.*|cudatoolkit|cudnn|nccl|pytorch-cuda|gcc.*|gxx.*|cmake|make|ninja|git|ffmpeg|nodejs|lib.*|_.*|.*compilers?)$/

/**
 * What an `environment.yml` of conda installs, and its `pip:` list. A conda name is taken for the distribution of that name, but for those
 * known to be called otherwise; `=1.2` is `==1.2.*` (conda, "Package match specifications").
 */
export function readCondaEnvironment(file: SourceFile, scope: Scope): ManifestPart {
  let document: ReturnType<typeof parseYamlWithLines>
  try {
    document = parseYamlWithLines(file.text)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const line = error.problems[0]?.line
    return {
      ...NO_PART,
      unread: [
        {
          what: 'the file',
          reason: error.problems[0]?.message ?? error.message,
          place: { path: file.path, ...(line === undefined ? {} : { line }) },
        },
      ],
    }
  }
  const { lineOf } = document
  const listed = mappingOf(document.value)['dependencies']
  const declarations: Declaration[] = []
  const unread: Unread[] = []
  for (const [at, entry] of (Array.isArray(listed) ? listed : []).entries()) {
    const line = lineOf(['dependencies', at])
    const place = { path: file.path, ...(line === undefined ? {} : { line }) }
    if (typeof entry === 'string') {
      const text = condaRequirement(entry)
      const requirement = text === undefined ? undefined : parseRequirement(text)
      if (requirement !== undefined) declarations.push({ scope, requirement, place })
      continue
    }
    const pip = mappingOf(entry)['pip']
    for (const [index, text] of (Array.isArray(pip) ? pip : []).entries()) {
      if (typeof text !== 'string' || /^(-|\.)/.test(text.trim())) continue
      const at_ = lineOf(['dependencies', at, 'pip', index])
      const requirement = parseRequirement(text)
      const here = { path: file.path, ...(at_ === undefined ? {} : { line: at_ }) }
      if (requirement !== undefined) declarations.push({ scope, requirement, place: here })
      else unread.push({ what: 'pip', reason: `\`${text}\` is no requirement`, place: here })
    }
  }
  const pythons = scope.kind === 'runtime' && Array.isArray(listed) ? listed.flatMap(pythonVersions) : []
  return {
    declarations,
    unread,
    tellsRuntime: scope.kind === 'runtime' && declarations.length > 0,
    ...(pythons[0] === undefined ? {} : { requiresPython: pythons[0] }),
  }
}

/** The Pythons of `python >=3.9`; one that is pinned (`python=3.10`) is the oldest that anybody is known to use. */
function pythonVersions(entry: unknown): readonly string[] {
  const rest = typeof entry === 'string' ? /^(?:[^\s:]+::)?python(?![\w.-])\s*(.*)$/.exec(entry.trim())?.[1] : undefined
  const versions = rest === undefined ? '' : condaVersions(rest)
  if (versions === '') return []
  return [/^==(\d+\.\d+)/.exec(versions)?.[1]?.replace(/^/, '>=') ?? versions]
}

/** `channel::name >=1.2`, `name=1.2`, `name=1.2=build` as PEP 508 says it; undefined for what is no distribution. */
export function condaRequirement(spec: string): string | undefined {
  const [, name = '', rest = ''] = /^(?:[^\s:]+::)?([A-Za-z0-9_.-]+)\s*(.*)$/.exec(spec.trim()) ?? []
  const known = OTHERWISE[name.toLowerCase()] ?? name
  if (known === '' || NO_DISTRIBUTION.test(name)) return undefined
  return known + condaVersions(rest)
}

/** Versions of a conda specification in the words of PEP 440; `''` for what those cannot say (alternatives, builds). */
export function condaVersions(text: string): string {
  const version = text.trim()
  if (version === '' || version === '*' || version.includes('|')) return ''
  const fuzzy = /^=?\s*(\d[\w.]*?)(?:\.?\*)?(?:=.*)?$/.exec(version)?.[1]
  if (fuzzy !== undefined) return `==${fuzzy}.*`
  const parts = version.split(',').map((part) => /^(==|[<>!~]=|[<>])\s*([\w.*+]+)$/.exec(part.trim()))
  return parts.includes(null) ? '' : parts.map((part) => `${part?.[1] ?? ''}${part?.[2] ?? ''}`).join(',')
}
