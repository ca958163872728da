import ts from "typescript";
import { baseOf, emptyClass, emptyMembers, emptyProperty, emptyStatement, objectIn } from "./empty-code.ts";

/**
 * Adds to a module what its next version exports, with empty bodies: so a test that asks for something new fails by
 * what it asserts, not by a missing module. What the module has already stays untouched. Types need no stub: they are
 * gone when tests run.
 *
 * Not covered, because nothing here is written that way: default exports, and lists of local names (`export { a }`).
 * @param old source text before the step, empty where the module is new
 * @param next source text after the step
 */
export function withStubs(old: string, next: string): string {
  const [before, after] = [parse(old), parse(next)];
  const end = { from: old.length, to: old.length, text: missingExports(before, after) };
  const edits = [
    ...outgrownTypes(before, after),
    ...missingMembers(before, after),
    ...missingProperties(before, after),
  ];
  return [...edits, end].sort((one, other) => other.from - one.from).reduce(edited, old);
}

type Edit = Readonly<{ from: number; to: number; text: string }>;

function edited(text: string, { from, to, text: replacement }: Edit): string {
  return text.slice(0, from) + replacement + text.slice(to);
}

function insertion(at: number, text: string): Edit {
  return { from: at, to: at, text };
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
    return [insertion(has.end - 1, emptyMembers(missing))];
  });
}

/** The same for an exported object of functions. */
function missingProperties(before: ts.SourceFile, after: ts.SourceFile): Edit[] {
  const known = new Map(declarationsIn(before).map((each) => [each.name.getText(), objectIn(each.initializer)]));
  return declarationsIn(after).flatMap((wanted): Edit[] => {
    const [has, becomes] = [known.get(wanted.name.getText()), objectIn(wanted.initializer)];
    if (!has || !becomes) return [];
    const names = new Set(has.properties.map((property) => property.name?.getText()));
    const missing = becomes.properties
      .filter((property) => !names.has(property.name?.getText()))
      .flatMap(emptyProperty);
    return missing.length > 0 ? [insertion(has.getStart() + 1, ` ${missing.join(", ")},`)] : [];
  });
}

function missingExports(before: ts.SourceFile, after: ts.SourceFile): string {
  const known = new Set(before.statements.flatMap(namesOf));
  const isMissing = (each: ts.Statement) => isExported(each) && !namesOf(each).some((name) => known.has(name));
  const missing = after.statements.filter((each) => (isValue(each) || isReExport(each)) && isMissing(each));
  const parts = [...basesOf(missing, before, after), ...missing.map(emptyStatement)];
  return parts.map((text) => `\n${text}\n`).join("");
}

/** What the missing classes extend, where the module does not have it yet: an import, or a class that it keeps to itself. */
function basesOf(missing: readonly ts.Statement[], before: ts.SourceFile, after: ts.SourceFile): string[] {
  const known = new Set(before.statements.flatMap((each) => [...namesOf(each), ...importedBy(each)]));
  const wanted = missing.flatMap((each) => (ts.isClassDeclaration(each) ? (baseOf(each) ?? []) : []));
  const lacking = new Set(wanted.filter((base) => !known.has(base)));
  const imports = after.statements.filter((each) => importedBy(each).some((name) => lacking.has(name)));
  const locals = after.statements
    .filter(ts.isClassDeclaration)
    .filter((each) => lacking.has(each.name?.text ?? "") && !isExported(each));
  return [...imports.map((each) => each.getText()), ...locals.map(emptyClass)];
}

function declarationsIn(module: ts.SourceFile): ts.VariableDeclaration[] {
  return module.statements.filter(ts.isVariableStatement).flatMap((each) => [...each.declarationList.declarations]);
}

function isValue(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement)) return statement.body !== undefined; // not one of its overloads
  return ts.isClassDeclaration(statement) || ts.isVariableStatement(statement);
}

/** `export … from "./other.ts"` is taken over as it is: the other module has stubs of its own. */
function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && !statement.isTypeOnly && statement.moduleSpecifier !== undefined;
}

function isExported(statement: ts.Statement): boolean {
  if (isReExport(statement)) return true;
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some((each) => each.kind === ts.SyntaxKind.ExportKeyword);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((each) => each.name.getText());
  if (ts.isExportDeclaration(statement)) return [statement.getText()];
  return ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ""] : [];
}

function importedBy(statement: ts.Statement): string[] {
  if (!ts.isImportDeclaration(statement)) return [];
  const bindings = statement.importClause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map((each) => each.name.text) : [];
  return [...named, ...(statement.importClause?.name ? [statement.importClause.name.text] : [])];
}
