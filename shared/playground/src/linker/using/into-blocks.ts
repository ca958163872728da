import { type NodePath, type PluginObject, types } from "@babel/core";

/**
 * Moves `using` from where Babel's plugin passes over it (the top of a file, the head of a `for`) or forgets its `await`
 * (the head of a `for`-`of`) into a block, where the plugin finds it. To stand before it.
 */
export const intoBlocks = (): PluginObject => ({
  name: "using-into-blocks",
  visitor: {
    Program(program) {
      const { body } = program.node;
      if (body.some(isUsing)) program.node.body = [types.blockStatement(body)];
      // At once: within async functions the other plugin does not wait for its turn.
      program.traverse({ ForStatement: headOfFor, ForOfStatement: headOfForOf });
    },
  },
});

function isUsing(node: types.Node | null | undefined): node is types.VariableDeclaration {
  return types.isVariableDeclaration(node) && (node.kind === "using" || node.kind === "await using");
}

/** `for (using a = b; ; ) c` becomes `{ using a = b; for (; ; ) c }`. */
function headOfFor(loop: NodePath<types.ForStatement>): void {
  const { init } = loop.node;
  if (!isUsing(init)) return;
  loop.node.init = null;
  const whole = withItsLabels(loop);
  whole.replaceWith(types.blockStatement([init, whole.node]));
}

/** `for (await using a of b) c` becomes `for (const _a of b) { await using a = _a; c }`. */
function headOfForOf(loop: NodePath<types.ForOfStatement>): void {
  const { left, body } = loop.node;
  if (!isUsing(left)) return;
  const each = loop.scope.generateUidIdentifier("each");
  const own = left.declarations.map(({ id }) => types.variableDeclarator(id, types.cloneNode(each)));
  loop.node.left = types.variableDeclaration("const", [types.variableDeclarator(each)]);
  // The body keeps a scope of its own: it may have a variable of the same name.
  loop.node.body = types.blockStatement([types.variableDeclaration(left.kind, own), body]);
}

/** A `continue` names the loop that bears the label, which no block can stand between. */
function withItsLabels(loop: NodePath<types.ForStatement>): NodePath<types.Statement> {
  let whole: NodePath<types.Statement> = loop;
  while (whole.parentPath?.isLabeledStatement()) whole = whole.parentPath;
  return whole;
}
