import type { CompletionNode } from './completion-tree';

/** The shells that completion can be written for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that teaches a shell the commands and their options. */
export function completionScript(shell: Shell, tree: readonly CompletionNode[]): string {
  switch (shell) {
    case 'bash':
      return bash(tree);
    case 'zsh':
      return zsh(tree);
    case 'fish':
      return fish(tree);
  }
}

function bash(tree: readonly CompletionNode[]): string {
  return `_job_control() {
  local word at='' reply='' current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
${walk(tree)}
  done
${choose(tree)}
  COMPREPLY=($(compgen -W "$reply" -- "$current"))
}
complete -o default -F _job_control job-control
`;
}

function zsh(tree: readonly CompletionNode[]): string {
  return `#compdef job-control
_job_control() {
  local word at='' reply='' before=\${words[CURRENT-1]}
  for word in "\${(@)words[2,CURRENT-1]}"; do
${walk(tree)}
  done
${choose(tree)}
  if [[ -n $reply ]]; then compadd -- \${=reply}; else _files; fi
}
compdef _job_control job-control
`;
}

/** Goes down to the command that is being typed. */
function walk(tree: readonly CompletionNode[]): string {
  const paths = tree.filter(({ path }) => path.length > 0).map(({ path }) => `/${path.join('/')}`);
  return `    case "$at/$word" in\n      ${paths.join('|')}) at=$at/$word ;;\n    esac`;
}

/** What can come next: the values of the option before, or else all that the command knows. Files where nothing else is known. */
function choose(tree: readonly CompletionNode[]): string {
  const valued = tree.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flag, values }) => [`/${path.join('/')} ${flag}`, values] as const),
  );
  const values = valued.map(([key, words]) => `    '${key}') reply='${words.join(' ')}' ;;`);
  const commands = tree.map(({ path, commands: below, words, options }) => {
    const all = [...below, ...words, ...options.map(({ flag }) => flag), '--help'];
    return `      '${path.map((name) => `/${name}`).join('')}') reply='${all.join(' ')}' ;;`;
  });
  return [
    `  case "$at $before" in`,
    ...values,
    `    *) case "$at" in`,
    ...commands,
    `    esac ;;`,
    `  esac`,
  ].join('\n');
}

function fish(tree: readonly CompletionNode[]): string {
  const lines = tree.flatMap(({ path, commands, words, options }) => {
    const isHere = conditionOf(path, commands);
    const all = [...commands, ...words];
    return [
      ...(all.length > 0 ? [`complete -c job-control -f -n '${isHere}' -a '${all.join(' ')}'`] : []),
      ...options.map(({ flag, description, takesValue, values }) => {
        const value = !takesValue ? '' : values.length === 0 ? ' -r' : ` -x -a '${values.join(' ')}'`;
        return `complete -c job-control -n '${isHere}' -l ${flag.slice(2)}${value} -d '${quoted(description)}'`;
      }),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function conditionOf(path: readonly string[], below: readonly string[]): string {
  if (path.length === 0) return '__fish_use_subcommand';
  const seen = path.map((name) => `__fish_seen_subcommand_from ${name}`);
  const none = below.length > 0 ? [`not __fish_seen_subcommand_from ${below.join(' ')}`] : [];
  return [...seen, ...none].join('; and ');
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
