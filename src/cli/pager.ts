import { showInPager } from '../git/pager.ts'

/** Show a text in the user's pager and wait for it; false where nothing was shown. Ctrl-C is for the pager meanwhile. */
export function paged(root: string, text: string): boolean {
  if (process.env['TERM'] === 'dumb') return false
  const hold = (): void => undefined
  process.on('SIGINT', hold)
  try {
    return showInPager(root, text, process.env)
  } finally {
    process.off('SIGINT', hold)
  }
}
