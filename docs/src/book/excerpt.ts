import ts from "typescript";

/** A part of a source file, without the indentation it has there. */
export type Excerpt = Readonly<{ code: string; firstLine: number; lastLine: number }>;

/** What is wanted of a file: a declaration by its name, a test by its title, or, with neither, all of it. */
export type Wanted = Readonly<{ symbol?: string | undefined; test?: string | undefined }>;

/** A page asks for something that its file does not have: the build ends here, so that no page goes stale. */
export class NotInTheCode extends Error {
  override readonly name = "NotInTheCode";

  constructor(file: string, what: string) {
    super(`${file} has no ${what}: mend the page that shows it, or the code`);
  }
}

/**
 * Takes an excerpt from a source text, with the comment that stands directly above it.
 * @throws NotInTheCode when the symbol or the test is not there
 */
export function excerptOf(text: string, file: string, { symbol, test }: Wanted): Excerpt {
  if (symbol === undefined && test === undefined) return whole(text);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const node = symbol === undefined ? testIn(source, test ?? "") : declarationIn(source, symbol);
  if (!node) throw new NotInTheCode(file, symbol === undefined ? `test "${test}"` : symbol);
  return linesOf(node, source);
}

function whole(text: string): Excerpt {
  const code = text.trimEnd();
  return { code, firstLine: 1, lastLine: code.split("\n").length };
}

/** `allocate`, or `Batch.allocate` for a member. */
function declarationIn(source: ts.SourceFile, symbol: string): ts.Node | undefined {
  const [name = "", member] = symbol.split(".");
  const statement = source.statements.find((each) => namesOf(each).includes(name));
  if (member === undefined || !statement) return statement;
  return membersOf(statement).find((each) => each.name?.getText(source) === member);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name ? [name.getText()] : [];
}

function membersOf(statement: ts.Statement): readonly (ts.ClassElement | ts.TypeElement)[] {
  if (ts.isClassDeclaration(statement)) return statement.members;
  if (ts.isInterfaceDeclaration(statement)) return statement.members;
  if (ts.isTypeAliasDeclaration(statement)) return typeMembersOf(statement.type);
  return [];
}

function typeMembersOf(type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(typeMembersOf);
  if (ts.isTypeReferenceNode(type)) return (type.typeArguments ?? []).flatMap(typeMembersOf);
  return [];
}

/** The statement that calls `test`, `it` or `describe`, or a function of the file's own, with this title first. */
function testIn(node: ts.Node, title: string): ts.Node | undefined {
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
    const [first] = node.expression.arguments;
    if (first && ts.isStringLiteralLike(first) && first.text === title) return node;
  }
  return ts.forEachChild(node, (child) => testIn(child, title));
}

function linesOf(node: ts.Node, source: ts.SourceFile): Excerpt {
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const first = lineAt(commentAbove(node, source) ?? node.getStart(source));
  const last = lineAt(node.getEnd());
  const lines = source.text.split("\n").slice(first, last + 1);
  const indentation = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  const code = lines.map((line) => line.slice(indentation)).join("\n");
  return { code, firstLine: first + 1, lastLine: last + 1 };
}

/** Where the comments begin that nothing separates from the node, not even an empty line. */
function commentAbove(node: ts.Node, source: ts.SourceFile): number | undefined {
  const comments = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  let begin: number | undefined;
  for (const { pos, end } of comments.toReversed()) {
    const gap = source.text.slice(end, begin ?? node.getStart(source));
    if (/\n\s*\n/.test(gap)) break;
    begin = pos;
  }
  return begin;
}
