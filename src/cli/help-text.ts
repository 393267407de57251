import { Help } from 'commander'
import type { Command, HelpConfiguration, Option } from 'commander'

/** The options of all commands that the help of each one lists: where to look, and that nothing shall be written. */
const ALWAYS = new Set(['root', 'recipe', 'dryRun'])

/** How help is written: defaults that say nothing are left out, and options of all commands are listed once. */
export const HELP: HelpConfiguration = {
  showGlobalOptions: true,
  visibleGlobalOptions(this: Help, command: Command): Option[] {
    return Help.prototype.visibleGlobalOptions.call(this, command).filter((one) => ALWAYS.has(one.attributeName()))
  },
  optionDescription(this: Help, option: Option): string {
    const isPlain =
      option.defaultValue === false || (Array.isArray(option.defaultValue) && option.defaultValue.length === 0)
    return isPlain ? option.description : Help.prototype.optionDescription.call(this, option)
  },
}

/** Below the help of one command: where the other options are. */
export const MORE_OPTIONS = '\nextract-codemod --help lists the options that all commands take.'
