import ts from "typescript";

/** An exported declaration with nothing in it: functions answer nothing, constants are undefined, classes keep their base. */
export function emptyStatement(statement: ts.Statement): string {
  if (ts.isClassDeclaration(statement)) return `export ${emptyClass(statement)}`;
  if (ts.isFunctionDeclaration(statement)) return `export ${prefixOf(statement)} ${statement.name?.text}() {}`;
  if (!ts.isVariableStatement(statement)) return statement.getText();
  return statement.declarationList.declarations
    .map((each) => `export const ${each.name.getText()} = ${emptyValue(each.initializer)};`)
    .join("\n");
}

/** A derived class calls its base without arguments, and so keeps being an error where the base is one. */
export function emptyClass(declaration: ts.ClassDeclaration): string {
  const base = baseOf(declaration);
  const open = base ? `extends ${base} {\n  constructor() { super(); }` : "{";
  return `class ${declaration.name?.text} ${open}${emptyMembers(declaration.members)}}`;
}

export function baseOf(declaration: ts.ClassDeclaration): string | undefined {
  const extension = declaration.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword);
  return extension?.types[0]?.expression.getText();
}

/** Methods and accessors; what is private to the class is nobody's business, and fields have no value. */
export function emptyMembers(members: readonly ts.ClassElement[]): string {
  const stubs = members.filter((each) => !each.name || !ts.isPrivateIdentifier(each.name)).flatMap(emptyMember);
  return stubs.map((stub) => `\n  ${stub}`).join("") + (stubs.length > 0 ? "\n" : "");
}

export function emptyProperty(property: ts.ObjectLiteralElementLike): string[] {
  if (ts.isMethodDeclaration(property)) return [`${asyncOf(property)}${property.name.getText()}() {}`];
  return ts.isPropertyAssignment(property) ? [`${property.name.getText()}: ${emptyValue(property.initializer)}`] : [];
}

/** The object that a constant is made of, under `as const` and `satisfies Type`. */
export function objectIn(value: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (!value) return undefined;
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value))
    return objectIn(value.expression);
  return ts.isObjectLiteralExpression(value) ? value : undefined;
}

function emptyMember(member: ts.ClassElement): string[] {
  const name = member.name?.getText();
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const fixed = modifiers.some((each) => each.kind === ts.SyntaxKind.StaticKeyword) ? "static " : "";
  if (ts.isGetAccessor(member)) return [`${fixed}get ${name}() { return undefined; }`];
  if (ts.isSetAccessor(member)) return [`${fixed}set ${name}(_) {}`];
  if (ts.isMethodDeclaration(member) && member.body)
    return [`${fixed}${asyncOf(member)}${member.asteriskToken ? "*" : ""}${name}() {}`];
  const isFunction = ts.isPropertyDeclaration(member) && member.initializer && ts.isArrowFunction(member.initializer);
  return isFunction ? [`${fixed}${name} = ${emptyValue(member.initializer)};`] : [];
}

function emptyValue(value: ts.Expression | undefined): string {
  if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) return `${asyncOf(value)}() => {}`;
  const object = objectIn(value);
  return object ? `{ ${object.properties.flatMap(emptyProperty).join(", ")} }` : "undefined";
}

function prefixOf(declaration: ts.FunctionDeclaration): string {
  return `${asyncOf(declaration)}function${declaration.asteriskToken ? "*" : ""}`;
}

function asyncOf(
  node: ts.MethodDeclaration | ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression,
): string {
  return ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ? "async " : "";
}
