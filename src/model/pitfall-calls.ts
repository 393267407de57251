import type { QualifiedName } from './names.ts'

/**
 * What findings, cures, generated tests and the checklist all know of the callables behind three pitfalls: a manager process
 * that cannot be pickled, a loader that reads ahead in a thread, a memory map that stays open. Each test takes an absolute
 * dotted name as the import spells it, before re-exports are followed.
 */
const MANAGERS = new Set([
  'multiprocessing.Manager',
  'torch.multiprocessing.Manager',
  'multiprocessing.managers.SyncManager',
])

const MAPS = new Set(['mmap.mmap', 'numpy.memmap', 'numpy.lib.format.open_memmap'])

/** The last words under which each is called, for a search of texts that comes before any parsing. */
export const PITFALL_WORDS = {
  manager: ['Manager', 'SyncManager'],
  memoryMap: ['mmap', 'memmap', 'open_memmap', 'MemoryMappedTensor'],
} as const

/** The methods by which a class lets go of what it holds. */
export const CLOSING_METHODS: readonly string[] = ['teardown', 'close', '__exit__', '__del__']

/** Whether a callable starts a manager process. */
export function isManager(name: QualifiedName): boolean {
  return MANAGERS.has(name)
}

/** Whether a callable is a loader that reads ahead in a thread: `ThreadDataLoader`, `ThreadBuffer` and the like, of any package. */
export function isThreadLoader(name: QualifiedName): boolean {
  return /\.(Thread|Threaded)(Data)?(Loader|Buffer)$/.test(name)
}

/** Whether a callable, a class or a module of it lets functions run in threads beside the one that asks (standard library). */
export function isThreadStarter(name: QualifiedName): boolean {
  return /^(?:threading\.(?:Thread|Timer)|_thread\.start_new_thread|concurrent\.futures(?:\.thread)?\.ThreadPoolExecutor|multiprocessing\.pool\.ThreadPool|multiprocessing\.dummy\.(?:Pool|Process)|asyncio\.(?:to_thread|get_event_loop|get_running_loop))(?:\.|$)/.test(
    name,
  )
}

/** Whether a callable maps a file into memory. */
export function isMemoryMap(name: QualifiedName): boolean {
  return MAPS.has(name) || /\.MemoryMappedTensor(\.\w+)?$/.test(name)
}
