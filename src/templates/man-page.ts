import type { OptionOutline, ProgramOutline } from './command-outline.ts'

/** The program's page for man(1), from what `--help` is made from; roff, as man(7) says. Ends in a newline. */
export function manPage({ name, version, about, shared, commands, exitCodes }: ProgramOutline): string {
  const [first = '', ...rest] = about.split('\n\n')
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" "User Commands"`,
    '.SH NAME',
    `${roff(name)} \\- ${roff(first.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    `.B ${roff(name)}`,
    '[\\fIcommand\\fR] [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    ...rest.flatMap((part) => ['.PP', roff(part)]),
    '.SH COMMANDS',
    ...commands.flatMap((command) => [
      `.SS ${roff(command.name)}`,
      roff(sentence(command.description)),
      ...command.options.flatMap(optionLines),
    ]),
    '.SH OPTIONS OF EVERY COMMAND',
    ...shared.flatMap(optionLines),
    '.SH EXIT STATUS',
    roff(exitCodes.replace(/\s+/g, ' ').trim()),
    '.SH FILES',
    '.TP',
    '.B extract-codemod.yaml',
    'The recipe, in the root of the repository.',
    '.SH SEE ALSO',
    '.BR git (1),',
    '.BR uv (1)',
    '',
  ].join('\n')
}

function optionLines({ flags, description }: OptionOutline): readonly string[] {
  return ['.TP', `.B ${roff(flags)}`, roff(sentence(description))]
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.)]$/.test(whole) ? whole : `${whole}.`
}

/** Text in which nothing is a request or an escape. */
function roff(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/`([^`]*)`/g, '\\fB$1\\fR')
    .replace(/^[.']/gm, '\\&$&')
}
