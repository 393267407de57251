import type { CommandOutline, OptionOutline, ProgramOutline } from './command-outline.ts'

/** The shells there are completions for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof SHELLS)[number]

/** The text a shell sources to complete commands, options and their values (bash(1), zshcompsys(1), fish complete(1)). */
export function completionText(shell: Shell, program: ProgramOutline): string {
  return { bash: bashText, zsh: zshText, fish: fishText }[shell](program)
}

function bashText({ name, shared, commands }: ProgramOutline): string {
  const functionName = `_${name.replace(/\W/g, '_')}`
  const all = [...shared, ...commands.flatMap(({ options }) => options)]
  const valued = unique(all.filter(({ takes }) => takes !== 'nothing'))
  const answers = valued.map((option) => `    ${namesOf(option).join('|')}) ${bashAnswer(option)}; return ;;`)
  const cases = commands.map((command) => {
    const words = [...command.options.flatMap(namesOf), ...command.values]
    return `    ${command.name}) words="$words ${words.join(' ')}" ;;`
  })
  return `# ${name}: completions for bash. Use: source <(${name} completion bash)
${functionName}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word words
  COMPREPLY=()
  case "$previous" in
${answers.join('\n')}
  esac
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}"; do
    case "$word" in ${commands.map((command) => command.name).join('|')}) command="$word"; break ;; esac
  done
  words="${shared.flatMap(namesOf).join(' ')}"
  case "$command" in
    "") words="$words ${commands.map((command) => command.name).join(' ')}" ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F ${functionName} ${name}
`
}

function bashAnswer({ takes, values }: OptionOutline): string {
  if (takes === 'value') return `COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current"))`
  if (takes === 'file') return 'COMPREPLY=($(compgen -f -- "$current"))'
  return takes === 'folder' ? 'COMPREPLY=($(compgen -d -- "$current"))' : ':'
}

/** zsh takes what is written for bash (zshcompsys(1), bashcompinit). */
function zshText(program: ProgramOutline): string {
  const [, ...body] = bashText(program).split('\n')
  return [
    `# ${program.name}: completions for zsh. Use: source <(${program.name} completion zsh)`,
    'autoload -Uz compinit bashcompinit',
    '(( ${+functions[compdef]} )) || compinit',
    '(( ${+functions[complete]} )) || bashcompinit',
    ...body,
  ].join('\n')
}

function fishText({ name, shared, commands }: ProgramOutline): string {
  const names = commands.map((command) => command.name).join(' ')
  const say = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
  const option = ({ short, long, takes, values, description }: OptionOutline, when: string): string =>
    [
      `complete -c ${name}${when}`,
      ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
      `-l ${long.slice(2)}`,
      ...{
        nothing: [],
        word: ['-x'],
        value: ['-x', `-a ${say(values.join(' '))}`],
        file: ['-r', '-F'],
        folder: ['-x', "-a '(__fish_complete_directories)'"],
      }[takes],
      `-d ${say(description)}`,
    ].join(' ')
  const ofCommand = (command: CommandOutline): readonly string[] => {
    const when = ` -n '__fish_seen_subcommand_from ${command.name}'`
    const values = command.values.length === 0 ? [] : [`complete -c ${name}${when} -a ${say(command.values.join(' '))}`]
    return [...command.options.map((one) => option(one, when)), ...values]
  }
  return [
    `# ${name}: completions for fish. Use: ${name} completion fish > ~/.config/fish/completions/${name}.fish`,
    `complete -c ${name} -f`,
    ...commands.map(
      (command) =>
        `complete -c ${name} -n 'not __fish_seen_subcommand_from ${names}' -a ${command.name} -d ${say(command.description)}`,
    ),
    ...shared.map((one) => option(one, '')),
    ...commands.flatMap(ofCommand),
    '',
  ].join('\n')
}

function namesOf({ short, long }: OptionOutline): readonly string[] {
  return short === undefined ? [long] : [short, long]
}

/** The same option of several commands once. */
function unique(options: readonly OptionOutline[]): readonly OptionOutline[] {
  return options.filter((one, at) => options.findIndex(({ long }) => long === one.long) === at)
}
