import type { Completed } from './completed.ts';

/** The script for PowerShell, 5.1 and later. Where it offers nothing, the shell offers files. */
export function powershellCompletion(program: string, commands: readonly Completed[]): string {
  return `# PowerShell completion of ${program}, made by: ${program} completion powershell
Register-ArgumentCompleter -Native -CommandName '${program}' -ScriptBlock {
  param($word, $ast, $position)
  $commands = [ordered]@{
${commands.map(({ name, summary }) => `    '${name}' = '${summary}'`).join('\n')}
  }
  $options = @{
${commands.map(({ name, options }) => `    '${name}' = ${list(options.flatMap(({ flags }) => flags))}`).join('\n')}
  }
  $values = @{
${commands.flatMap(valueLines).join('\n')}
  }
  $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  $command = $before | Select-Object -Skip 1 | Where-Object { $commands.Contains($_) } | Select-Object -First 1
  if (-not $command) { $found = @($commands.Keys) + 'help' + '--help' + '--version' }
  elseif ($values.ContainsKey("$command $($before[-1])")) { $found = $values["$command $($before[-1])"] }
  elseif ($word -like '-*') { $found = $options[$command] }
  else { $found = $values[$command] }
  $found | Where-Object { $_ -like "$word*" } | ForEach-Object {
    $told = if ($commands.Contains($_)) { $commands[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $told)
  }
}
`;
}

function list(texts: readonly string[]): string {
  return `@(${texts.map((text) => `'${text}'`).join(', ')})`;
}

/** The values of its arguments under its name, those of options under both names. */
function valueLines({ name, options, values }: Completed): string[] {
  const own = values.length === 0 ? [] : [`    '${name}' = ${list(values)}`];
  const ofOptions = options
    .filter((option) => option.values.length > 0)
    .flatMap(({ flags, values: few }) =>
      flags.map((flag) => `    '${name} ${flag}' = ${list(few)}`),
    );
  return [...own, ...ofOptions];
}
