import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Throws unless both ways of loading give the same module with the same names. */
async function load(door) {
  const required = require(door);
  const imported = await import(door);
  if (imported.default !== required) throw new Error('require() and import() load different files');
  const unseen = Object.keys(required).filter((name) => !(name in imported));
  if (unseen.length > 0) throw new Error(`import() does not see ${unseen.join(', ')}`);
}

for (const door of process.argv.slice(2)) {
  await load(door).catch((error) => {
    console.error(`${door}: ${error.stack}`);
    process.exitCode = 1;
  });
}
