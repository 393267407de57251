import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** Fixtures of pytest plugins and the distribution that has them (each plugin's own documentation; put together in 2026-11). */
const FIXTURES: Readonly<Record<string, string>> = {
  mocker: 'pytest-mock',
  class_mocker: 'pytest-mock',
  module_mocker: 'pytest-mock',
  session_mocker: 'pytest-mock',
  benchmark: 'pytest-benchmark',
  httpx_mock: 'pytest-httpx',
  requests_mock: 'requests-mock',
  respx_mock: 'respx',
  httpserver: 'pytest-httpserver',
  subtests: 'pytest-subtests',
  snapshot: 'syrupy',
  datadir: 'pytest-datadir',
  shared_datadir: 'pytest-datadir',
  file_regression: 'pytest-regressions',
  data_regression: 'pytest-regressions',
  num_regression: 'pytest-regressions',
  faker: 'faker',
  aiohttp_client: 'pytest-aiohttp',
  qtbot: 'pytest-qt',
  freezer: 'pytest-freezer',
  django_db_setup: 'pytest-django',
  event_loop: 'pytest-asyncio',
  fs: 'pyfakefs',
}

/** Marks that a plugin gives a meaning to. */
const MARKS: Readonly<Record<string, string>> = {
  asyncio: 'pytest-asyncio',
  anyio: 'anyio',
  trio: 'pytest-trio',
  timeout: 'pytest-timeout',
  django_db: 'pytest-django',
  flaky: 'pytest-rerunfailures',
  xdist_group: 'pytest-xdist',
  mpl_image_compare: 'pytest-mpl',
  forked: 'pytest-forked',
  benchmark: 'pytest-benchmark',
  dependency: 'pytest-dependency',
  order: 'pytest-order',
}

/** The plugins of pytest that test files rely on: by parameters of their functions that no fixture of theirs gives, and by marks. */
export function pluginsOf(index: SymbolIndex, files: readonly RepoPath[]): ReadonlyMap<string, RepoPath> {
  const found = new Map<string, RepoPath>()
  const defined = new Set(
    files.flatMap((path) =>
      (index.facts(path)?.scopes ?? []).flatMap((scope) => (scope.kind === 'function' ? [scope.name] : [])),
    ),
  )
  for (const path of files) {
    const facts = index.facts(path)
    for (const scope of facts?.scopes ?? [])
      for (const binding of [...scope.bindings.values()].flat())
        if (binding.kind === 'parameter' && scope.kind === 'function' && !defined.has(binding.name)) {
          const plugin = Object.hasOwn(FIXTURES, binding.name) ? FIXTURES[binding.name] : undefined
          if (plugin !== undefined && !found.has(plugin)) found.set(plugin, path)
        }
    for (const { name, attributes } of facts?.references ?? []) {
      const mark = name === 'pytest' && attributes[0]?.name === 'mark' ? (attributes[1]?.name ?? '') : ''
      const plugin = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined
      if (plugin !== undefined && !found.has(plugin)) found.set(plugin, path)
    }
  }
  return found
}
