import type { Completed, CompletedOption } from './completed.ts';

/** The script for bash, 3.2 (as macOS has it) and later. */
export function bashCompletion(program: string, commands: readonly Completed[]): string {
  const name = functionName(program);
  const names = commands.map((command) => command.name);
  return `# bash completion of ${program}, made by: ${program} completion bash
${name}_words() {
  COMPREPLY=( $(compgen -W "$1" -- "$2") )
}
${name}_files() {
  local found
  compopt -o filenames 2>/dev/null
  while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen -f -- "$1")
}
${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="" command="" i
  COMPREPLY=()
  (( COMP_CWORD > 0 )) && before="\${COMP_WORDS[COMP_CWORD-1]}"
  # To bash the sign of equality is a word: --format = csv
  if [[ $current == "=" ]]; then current=""
  elif [[ $before == "=" ]]; then before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for (( i = 1; i < COMP_CWORD; i++ )); do
    case "\${COMP_WORDS[i]}" in
      ${names.join('|')}) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command" in
${commands.map((command) => commandCase(name, command)).join('\n')}
    *) ${name}_words '${[...names, 'help', '--help', '--version'].join(' ')}' "$current" ;;
  esac
}
complete -o default -F ${name} ${program}
`;
}

function functionName(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}`;
}

function commandCase(name: string, { name: command, options, values }: Completed): string {
  const flags = options.flatMap((option) => option.flags);
  const files = options.filter((option) => option.takesValue && option.values.length === 0);
  return `    ${command})
      case "$before" in
${options
  .filter((option) => option.values.length > 0)
  .map((option) => valuesCase(name, option))
  .join('')}${filesCase(name, files)}        *)
          if [[ $current == -* ]]; then ${name}_words '${flags.join(' ')}' "$current"
          else ${values.length === 0 ? `${name}_files "$current"` : `${name}_words '${values.join(' ')}' "$current"`}
          fi ;;
      esac ;;`;
}

function valuesCase(name: string, { flags, values }: CompletedOption): string {
  return `        ${flags.join('|')}) ${name}_words '${values.join(' ')}' "$current" ;;\n`;
}

function filesCase(name: string, options: readonly CompletedOption[]): string {
  if (options.length === 0) return '';
  return `        ${options.flatMap(({ flags }) => flags).join('|')}) ${name}_files "$current" ;;\n`;
}
