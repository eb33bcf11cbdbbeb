// Bundles each function into dist/NAME/index.js and packs it into dist/NAME.zip. The same sources give the same bytes,
// so that a plan shows a function as changed only when it is.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

const FUNCTIONS = ['api', 'mail', 'feedback'];
// Any fixed time that a zip archive can hold.
const PACKED_AT = '2020-01-01T00:00:00';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: FUNCTIONS.map(name => ({
    in: `src/functions/${name}.ts`,
    out: `${name}/index`,
  })),
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  // The runtime of infrastructure/functions.tf.
  target: 'node22',
  format: 'cjs',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
});
mkdirSync('dist', { recursive: true });
for (const name of FUNCTIONS) {
  const code = readFileSync(`dist/${name}/index.js`);
  const archive = zipSync({ 'index.js': code }, { mtime: PACKED_AT, level: 9 });
  writeFileSync(`dist/${name}.zip`, archive);
  process.stdout.write(
    `dist/${name}.zip ${Math.ceil(archive.length / 1024)} KiB\n`,
  );
}
