import type { Command, Option } from 'commander'
import { transforms } from '../../transforms/index.ts'
import { FINDING_CODES } from '../model/findings/finding-table.ts'
import type { CommandOutline, OptionOutline, ProgramOutline } from '../templates/command-outline.ts'
import { SHELLS } from '../templates/completions.ts'

const TRANSFORMS = transforms.map(({ name }) => name)

/** What is known of values that the options themselves do not list. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--only': TRANSFORMS,
  '--skip': TRANSFORMS,
  '--level': ['import', 'collect', 'test'],
  '--try': ['import', 'collect', 'test'],
}

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = { explain: FINDING_CODES, completion: SHELLS }

/** The program as data, from its commands and options. */
export function outlineOf(program: Command, exitCodes: string): ProgramOutline {
  return {
    name: program.name(),
    version: program.version() ?? '',
    about: program.description(),
    shared: program.options.map(optionOf),
    commands: program.commands.map((command): CommandOutline => ({
      name: command.name(),
      description: command.description(),
      options: command.options.map(optionOf),
      values: ARGUMENTS[command.name()] ?? [],
    })),
    exitCodes,
  }
}

function optionOf(option: Option): OptionOutline {
  const long = option.long ?? ''
  const values = option.argChoices ?? VALUES[long] ?? []
  const named = /[<[](\w+)/.exec(option.flags)?.[1]
  return {
    flags: option.flags,
    short: option.short,
    long,
    description: option.description,
    takes:
      named === undefined
        ? 'nothing'
        : values.length > 0
          ? 'value'
          : named === 'file'
            ? 'file'
            : named === 'dir'
              ? 'folder'
              : 'word',
    values,
  }
}
