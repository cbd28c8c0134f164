import { bundleDoors } from './package/bundle-doors';
import { compileDoors } from './package/compile-doors';
import { installPacked } from './package/install-packed';
import { loadDoors } from './package/load-doors';
import { outsideAdapter } from './package/outside-adapter';
import { type Outcome, type Step, wholeOutcome } from './step';
import { inTemporaryFolder } from './temporary-folder';

/** What a user gets: the packed package, installed elsewhere, with every door loaded, bundled and compiled against, and an adapter outside it tested. */
export const packageStep: Step = {
  name: 'package',
  heading: 'npm pack, install, then load, bundle and compile against every door, and test an adapter',
  needs: 'build',
  run: (onOutput) =>
    inTemporaryFolder(async (folder): Promise<Outcome> => {
      const installed = await installPacked(folder);
      const findings: string[] = [];
      for (const check of [loadDoors, bundleDoors, compileDoors, outsideAdapter]) {
        const found = await check(installed);
        onOutput(found.map((line) => `${line}\n`).join(''));
        findings.push(...found);
      }
      return wholeOutcome(findings.length === 0, findings.join('\n'));
    }),
};
