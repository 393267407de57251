import { MAX_PYTHON_TOKENS } from '../../model/limits.ts'
import type { ModuleFacts } from './facts.ts'

/** Why a text that may be valid is not read, behind "it", and what to do about it, as the beginning of a sentence; undefined where it is read. */
export function whyUnread({ unread }: ModuleFacts): { readonly what: string; readonly mend: string } | undefined {
  if (unread === undefined) return undefined
  return unread === 'too deep'
    ? { what: 'is nested too deeply to be read', mend: 'split its longest expression into several statements' }
    : {
        what: `is too long to be read (the limit is ${MAX_PYTHON_TOKENS} tokens)`,
        mend: 'split it into several files',
      }
}
