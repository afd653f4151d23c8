import type { Completed, CompletedOption } from './completed.ts';

/** The script for zsh: a file _<program> in a folder of $fpath, or read by source. */
export function zshCompletion(program: string, commands: readonly Completed[]): string {
  const name = `_${program}`;
  return `#compdef ${program}
# zsh completion of ${program}, made by: ${program} completion zsh
${name}() {
  local -a commands
  commands=(
${commands.map((command) => `    '${command.name}:${colonFree(command.summary)}'`).join('\n')}
  )
  local i command=
  for (( i = 2; i < CURRENT; i++ )); do
    if (( \${commands[(I)\${words[i]}:*]} )); then command=\${words[i]}; break; fi
  done
  case $command in
${commands.map(commandCase).join('\n')}
    *) _describe -t commands 'command' commands ;;
  esac
}
if [[ $funcstack[1] == ${name} ]]; then ${name} "$@"; else compdef ${name} ${program}; fi
`;
}

function colonFree(text: string): string {
  return text.replaceAll(':', ' –');
}

function commandCase({ name, options, values }: Completed): string {
  const rest = values.length === 0 ? "'*:file:_files'" : `'*:value:(${values.join(' ')})'`;
  return `    ${name})
      words=("\${(@)words[1]}" "\${(@)words[i+1,-1]}"); (( CURRENT -= i - 1 ))
      _arguments -s ${options.flatMap(optionSpecs).join(' \\\n        ')} \\
        ${rest} ;;`;
}

function optionSpecs({ flags, summary, takesValue, values }: CompletedOption): string[] {
  const what = values.length === 0 ? '_files' : `(${values.join(' ')})`;
  return flags.map((flag) => {
    const joined = takesValue && flag.startsWith('--') ? `${flag}=` : flag;
    return `'*${joined}[${colonFree(summary)}]${takesValue ? `:value:${what}` : ''}'`;
  });
}
