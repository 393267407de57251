import type { ConsoleIo } from './console-io.ts'
import { isAskable, questionsOn } from './questions.ts'

/** Ask a person; true without asking where there is none (no terminal, CI). */
export async function confirm(question: string, io: ConsoleIo): Promise<boolean> {
  if (!isAskable(io)) return true
  const questions = questionsOn(io)
  try {
    return /^y(es)?$/i.test((await questions.ask(`${question} [y/N] `)) ?? '')
  } finally {
    questions.close()
  }
}
