// Finds where code reads or writes a plain object by a name that may come from
// outside: `record[name]` answers `constructor` and `__proto__` too.
import ts from 'typescript';

const ADVICE =
  'use a Map, or `ownValue` and `recordOf` of topic-registry-common';

/**
 * What a program does with names that it should not.
 *
 * - `record[name]` where the record has a string index signature, and `table[name as keyof …]`,
 *   which says of a name from outside that it is one of ours;
 * - `name in record`, which is true of every inherited name;
 * - `Object.assign` of a record, which sets `__proto__` instead of copying it.
 *
 * A name that the compiler knows (a literal, a union of literals) is none from
 * outside. Literals with computed names (`{ [name]: value }`), spreads and
 * `Object.fromEntries` define what they are told, `__proto__` too.
 *
 * @param {ts.Program} program
 * @param {(file: ts.SourceFile) => boolean} included
 * @returns {{ file: string, line: number, text: string, why: string }[]}
 */
export function nameAccesses(program, included) {
  const checker = program.getTypeChecker();
  const found = [];

  const isKnown = type => {
    if (type.isUnion()) return type.types.every(isKnown);
    if (type.isIntersection()) return type.types.some(isKnown);
    if (
      type.flags & ts.TypeFlags.TypeParameter ||
      type.flags & ts.TypeFlags.Index
    ) {
      const constraint = checker.getBaseConstraintOfType(type);
      return (
        constraint !== undefined && constraint !== type && isKnown(constraint)
      );
    }
    const known =
      ts.TypeFlags.StringLiteral |
      ts.TypeFlags.EnumLike |
      ts.TypeFlags.NumberLike |
      ts.TypeFlags.ESSymbolLike |
      ts.TypeFlags.BooleanLike |
      ts.TypeFlags.Never;
    return (type.flags & known) !== 0;
  };

  const isRecord = type => {
    const parts = type.isUnionOrIntersection() ? type.types : [type];
    return parts.some(
      one =>
        (one.flags & ts.TypeFlags.Any) !== 0 ||
        checker
          .getIndexInfosOfType(checker.getApparentType(one))
          .some(({ keyType }) => (keyType.flags & ts.TypeFlags.String) !== 0),
    );
  };

  const isClaimed = node => {
    if (ts.isParenthesizedExpression(node)) return isClaimed(node.expression);
    return (
      ts.isAsExpression(node) &&
      !isKnown(checker.getTypeAtLocation(node.expression)) &&
      !ts.isConstTypeReference(node.type)
    );
  };

  const report = (node, why) => {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({
      file: file.fileName,
      line: line + 1,
      text: node.getText().split('\n')[0],
      why: `${why}: ${ADVICE}`,
    });
  };

  const visit = node => {
    if (ts.isElementAccessExpression(node)) {
      const key = node.argumentExpression;
      if (isClaimed(key)) report(node, 'a name is claimed to be a key');
      else if (
        !isKnown(checker.getTypeAtLocation(key)) &&
        isRecord(checker.getTypeAtLocation(node.expression))
      ) {
        report(node, 'a record is read by a name');
      }
    } else if (
      ts.isBindingElement(node) &&
      node.propertyName &&
      ts.isComputedPropertyName(node.propertyName) &&
      !isKnown(checker.getTypeAtLocation(node.propertyName.expression))
    ) {
      report(node, 'a record is taken apart by a name');
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
      !ts.isPrivateIdentifier(node.left) &&
      !isKnown(checker.getTypeAtLocation(node.left))
    ) {
      report(node, '`in` knows inherited names');
    } else if (
      ts.isCallExpression(node) &&
      node.expression.getText() === 'Object.assign' &&
      node.arguments
        .slice(1)
        .some(one => isRecord(checker.getTypeAtLocation(one)))
    ) {
      report(node, '`Object.assign` sets `__proto__`');
    }
    ts.forEachChild(node, visit);
  };

  for (const file of program.getSourceFiles()) {
    if (included(file)) visit(file);
  }
  return found;
}
