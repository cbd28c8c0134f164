import { shapeFaults, vendorsIn } from './folder-shape';
import { emptyNames, forbiddenTexts, longFiles } from './house-rules';
import { repositoryFiles, ROOT, type SourceFile } from './source-files';

const files = repositoryFiles().filter(
  ({ path }) => !/^(package-lock\.json$|test\/(fixtures|histories)\/)/.test(path),
);
const inSource = files.filter(({ path }) => path.startsWith('src/'));
const source = inSource.filter(({ path }) => path.endsWith('.ts'));
const code = files.filter(({ path }) => /\.(ts|mjs|cjs|js)$/.test(path));
const file = (path: string, text: string): SourceFile => ({ path, text });

describe('the vendor folders', () => {
  const vendors = vendorsIn(inSource);

  it('are there', () => {
    expect(vendors).toContain('elecard-boro-vod');
  });

  it.each(vendors)('%s has the shape of the others', (vendor) => {
    expect(shapeFaults(vendor, inSource)).toEqual([]);
  });

  it('are caught when a file is missing', () => {
    const others = inSource.filter(({ path }) => !path.endsWith('boro-vod/statuses.ts'));
    expect(shapeFaults('elecard-boro-vod', others)).toEqual([
      'src/systems/elecard-boro-vod/statuses.ts is missing',
    ]);
  });

  it('are caught when an index says too much', () => {
    const path = 'src/systems/acme/index.ts';
    const index = file(path, "export { phaseOf } from './statuses';\nexport function acme() {}");
    expect(shapeFaults('acme', [index]).slice(-3)).toEqual([
      `${path} does not export acmeOptions`,
      `${path} does not export AcmeOptions`,
      `${path} exports phaseOf`,
    ]);
  });
});

describe('the names in src', () => {
  it('say something', () => {
    expect(source.flatMap(emptyNames)).toEqual([]);
  });

  it.each([
    ['src/http/utils.ts', ''],
    ['src/contract/types.ts', ''],
    ['src/http/test-helpers.ts', ''],
    ['src/systems/system-factory.ts', ''],
    ['src/http/pool.ts', 'export class ConnectionManager {}'],
    ['src/http/pool.ts', 'abstract class BaseSystem {}'],
    ['src/http/pool.ts', 'const requestHelper = 1, x = 2;\nfunction systemFactory() {}'],
  ])('are caught when they do not: %s %s', (path, text) => {
    expect(emptyNames(file(path, text)).length).toBeGreaterThan(0);
  });
});

describe('the files', () => {
  it('make one point each', () => {
    expect(code.flatMap(longFiles)).toEqual([]);
  });

  it('are caught when they are long', () => {
    expect(longFiles(file('a.ts', 'x\n'.repeat(250)))).toEqual([]);
    expect(longFiles(file('a.ts', 'x\n'.repeat(251)))).toEqual(['a.ts: 251 lines']);
  });

  it('hold nothing forbidden', () => {
    expect(files.flatMap(forbiddenTexts)).toEqual([]);
  });

  it.each([
    ['a postponed task', `// ${'TO'}DO later`],
    ['a postponed task', `// ${'FIX'}ME`],
    ['a registry host', `https://${'registry'}.npmjs.org/x`],
    ['a registry host', `https://${'py'}pi.org/simple`],
    ['a path of one machine', `open('/${'home'}/jane/x')`],
    ['a path of one machine', `open("/${'Users'}/jane")`],
    ['a path of this machine', `open('${ROOT}/package.json')`],
  ])('are caught with %s: %s', (what, text) => {
    expect(forbiddenTexts(file('a.md', `fine\n${text}`))).toContain(`a.md:2: ${what}`);
  });
});
