import { spawnSync } from 'node:child_process';
import { completionScript } from '../../src/cli/completion-scripts';
import { completionTree } from '../../src/cli/completion-tree';
import { COMMANDS } from '../../src/cli/commands';
import { type } from './typed';

const tree = completionTree(COMMANDS);

/** What bash offers for the last of the words. */
function offered(...words: string[]): string[] {
  const script = [
    completionScript('bash', tree),
    `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`,
    '_job_control; printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  it('knows the commands', () => {
    expect(offered('job-control', 'st')).toEqual(['status', 'stop']);
  });

  it('knows the commands of a group', () => {
    expect(offered('job-control', 'plan', 'r')).toEqual(['run', 'retry', 'resume', 'resolve']);
  });

  it('knows the options of a command', () => {
    expect(offered('job-control', 'stop', 'boro-lab', '--esc')).toEqual(['--escalate-after']);
  });

  it('knows the values of an option', () => {
    expect(offered('job-control', 'stop', '--mode', '')).toEqual(['graceful', 'force', 'pause']);
  });

  it('leaves the value of a free option alone', () => {
    expect(offered('job-control', 'stop', '--input', '')).toEqual([]);
  });

  it('knows the words of an argument', () => {
    expect(offered('job-control', 'resolve', 'w', '1', 'a')).toEqual(['adopt']);
  });
});

describe('completion', () => {
  it('is printed for zsh', async () => {
    const { code, stdout } = await type(['completion', 'zsh']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('compdef _job_control job-control')]);
  });

  it('has a line per option for fish', async () => {
    const { stdout } = await type(['completion', 'fish']);
    expect(stdout).toContain(
      "complete -c job-control -n '__fish_seen_subcommand_from stop' -l mode -x -a 'graceful force pause'",
    );
  });

  it('knows no other shell', async () => {
    expect((await type(['completion', 'csh'])).code).toBe(2);
  });
});
