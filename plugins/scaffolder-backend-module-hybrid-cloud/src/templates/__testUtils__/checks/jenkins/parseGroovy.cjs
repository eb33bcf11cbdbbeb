// Reads [{path, data}] as JSON, writes for each what the Groovy parser made of it, as JSON. A process of its own: the
// parser is WebAssembly, and Jest's environment is not one that it loads in.
const { Language, Parser } = require('web-tree-sitter');

const GRAMMAR = require.resolve('tree-sitter-groovy/tree-sitter-groovy.wasm');
const STRINGS = ['character_literal', 'string_literal'];

(async () => {
  let input = '';
  for await (const chunk of process.stdin) input += chunk;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(GRAMMAR));
  const parsed = JSON.parse(input).map(({ path, data }) => {
    const root = parser.parse(data).rootNode;
    return { path, errors: errorsIn(root), statements: statementsOf(root) };
  });
  process.stdout.write(JSON.stringify(parsed));
})();

function errorsIn(node) {
  if (node.isError || node.isMissing) {
    return [{ line: node.startPosition.row + 1, text: node.text.slice(0, 60) }];
  }
  return node.children.flatMap(errorsIn);
}

function statementsOf(node) {
  return node.namedChildren
    .filter(child => !child.type.endsWith('comment'))
    .map(child =>
      child.type === 'expression_statement' ? child.firstNamedChild : child,
    )
    .map(toStatement);
}

/** A call with what it is given and its closure, or an assignment; anything else is only gone through for calls in it. */
function toStatement(node) {
  const at = { line: node.startPosition.row + 1 };
  switch (node.type) {
    case 'method_invocation':
    case 'juxt_function_call': {
      const given =
        node.childForFieldName('arguments') ?? node.childForFieldName('args');
      const body = node.childForFieldName('body');
      return {
        ...at,
        kind: 'call',
        name: node.childForFieldName('name').text,
        on: node.childForFieldName('object')?.text,
        given: given ? given.namedChildren.map(toArgument) : [],
        body: body ? statementsOf(body) : undefined,
        inner: [
          ...(given ? statementsOf(given) : []),
          ...[node.childForFieldName('object')]
            .filter(Boolean)
            .map(toStatement),
        ],
      };
    }
    case 'assignment_expression':
      return {
        ...at,
        kind: 'assignment',
        name: node.childForFieldName('left').text,
        value: toValue(node.childForFieldName('right')),
        inner: [toStatement(node.childForFieldName('right'))],
      };
    default:
      return {
        ...at,
        kind: 'other',
        value: toValue(node),
        inner: statementsOf(node),
      };
  }
}

function toArgument(node) {
  return node.type === 'map_item'
    ? {
        key: node.childForFieldName('key').text,
        value: toValue(node.childForFieldName('value')),
      }
    : { value: toValue(node) };
}

/** `text`: without its quotes, as Groovy reads it; `interpolated`: Groovy itself puts values into it. */
function toValue(node) {
  if (!STRINGS.includes(node.type)) return { code: node.text };
  const quote = /^('''|"""|'|")/.exec(node.text)[0];
  const text = node.text.slice(quote.length, -quote.length);
  return {
    text: text.replace(/\\\n/g, '').replace(/\\(.)/g, '$1'),
    interpolated: quote.startsWith('"') && /\$[{a-zA-Z_]/.test(text),
  };
}
