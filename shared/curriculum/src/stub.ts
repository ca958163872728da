import ts from "typescript";

/**
 * Adds to a module what its next version exports, with empty bodies: so a test that asks for something new fails by
 * what it asserts, not by a missing module. What the module has already stays untouched. Types need no stub: they are
 * gone when tests run.
 * @param old source text before the step, empty where the module is new
 * @param next source text after the step
 */
export function withStubs(old: string, next: string): string {
  const [before, after] = [parse(old), parse(next)];
  const end = { from: old.length, to: old.length, text: missingExports(before, after) };
  const edits = [...outgrownTypes(before, after), ...missingMembers(before, after), end];
  return edits.sort((one, other) => other.from - one.from).reduce(edited, old);
}

type Edit = Readonly<{ from: number; to: number; text: string }>;

function edited(text: string, { from, to, text: replacement }: Edit): string {
  return text.slice(0, from) + replacement + text.slice(to);
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("module.ts", text, ts.ScriptTarget.ESNext, true);
}

/** A type whose name becomes a class makes room for it. */
function outgrownTypes(before: ts.SourceFile, after: ts.SourceFile): Edit[] {
  const values = after.statements.filter(isValue).flatMap(namesOf);
  return before.statements
    .filter((each) => ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each))
    .filter((each) => values.includes(each.name.text))
    .map((each) => ({ from: each.getStart(), to: each.end, text: "" }));
}

/** Methods and accessors that a class of the same name does not have yet go in before its closing brace. */
function missingMembers(before: ts.SourceFile, after: ts.SourceFile): Edit[] {
  const known = new Map(before.statements.filter(ts.isClassDeclaration).map((each) => [each.name?.text, each]));
  return after.statements.filter(ts.isClassDeclaration).flatMap((wanted): Edit[] => {
    const has = known.get(wanted.name?.text);
    if (!has) return [];
    const names = new Set(has.members.map((member) => member.name?.getText()));
    const missing = wanted.members.filter((member) => !names.has(member.name?.getText()));
    return [{ from: has.end - 1, to: has.end - 1, text: emptyMembers(missing) }];
  });
}

function missingExports(before: ts.SourceFile, after: ts.SourceFile): string {
  const known = new Set(before.statements.filter(isValue).flatMap(namesOf));
  const missing = after.statements.filter(
    (each) => isValue(each) && isExported(each) && !namesOf(each).some((name) => known.has(name)),
  );
  const bases = missing.flatMap((each) => (ts.isClassDeclaration(each) ? (baseOf(each) ?? []) : []));
  const imports = after.statements
    .filter(ts.isImportDeclaration)
    .filter((each) => bases.some((base) => each.importClause?.getText().includes(base)));
  return [...imports.map((each) => each.getText()), ...missing.map(emptyStatement)]
    .map((text) => `\n${text}\n`)
    .join("");
}

function isValue(statement: ts.Statement): boolean {
  return ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) || ts.isVariableStatement(statement);
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some((each) => each.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((each) => each.name.getText());
  return ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ""] : [];
}

function emptyStatement(statement: ts.Statement): string {
  if (ts.isClassDeclaration(statement)) return emptyClass(statement);
  if (ts.isFunctionDeclaration(statement)) return `export ${prefixOf(statement)} ${statement.name?.text}() {}`;
  if (!ts.isVariableStatement(statement)) return "";
  return statement.declarationList.declarations
    .map((each) => `export const ${each.name.getText()} = ${emptyValue(each.initializer)};`)
    .join("\n");
}

function emptyClass(declaration: ts.ClassDeclaration): string {
  const base = baseOf(declaration);
  const open = base ? `extends ${base} {\n  constructor() { super(); }` : "{";
  return `export class ${declaration.name?.text} ${open}${emptyMembers(declaration.members)}}`;
}

function baseOf(declaration: ts.ClassDeclaration): string | undefined {
  const extension = declaration.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword);
  return extension?.types[0]?.expression.getText();
}

function emptyMembers(members: readonly ts.ClassElement[]): string {
  const stubs = members.filter((member) => !member.name || !ts.isPrivateIdentifier(member.name)).flatMap(emptyMember);
  return stubs.map((stub) => `\n  ${stub}`).join("") + (stubs.length > 0 ? "\n" : "");
}

function emptyMember(member: ts.ClassElement): string[] {
  const name = member.name?.getText();
  const fixed =
    ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((each) => each.kind === ts.SyntaxKind.StaticKeyword)
      ? "static "
      : "";
  if (ts.isGetAccessor(member)) return [`${fixed}get ${name}() { return undefined; }`];
  if (ts.isSetAccessor(member)) return [`${fixed}set ${name}(_) {}`];
  if (!ts.isMethodDeclaration(member) || !member.body) return [];
  return [`${fixed}${isAsync(member) ? "async " : ""}${member.asteriskToken ? "*" : ""}${name}() {}`];
}

function emptyValue(initializer: ts.Expression | undefined): string {
  if (!initializer) return "undefined";
  if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    return isAsync(initializer) ? "async () => {}" : "() => {}";
  if (!ts.isObjectLiteralExpression(initializer)) return "undefined";
  const entries = initializer.properties.flatMap((each) => {
    if (ts.isMethodDeclaration(each)) return [`${isAsync(each) ? "async " : ""}${each.name.getText()}() {}`];
    return ts.isPropertyAssignment(each) ? [`${each.name.getText()}: ${emptyValue(each.initializer)}`] : [];
  });
  return `{ ${entries.join(", ")} }`;
}

function prefixOf(declaration: ts.FunctionDeclaration): string {
  return `${isAsync(declaration) ? "async " : ""}function${declaration.asteriskToken ? "*" : ""}`;
}

function isAsync(
  node: ts.MethodDeclaration | ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression,
): boolean {
  return ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
