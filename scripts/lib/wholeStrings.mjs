import ts from 'typescript'

/**
 * The lines in which all words of the interface are taken at once, as by `const { dock } = strings`. The bundler can
 * leave out only the parts that nobody names, so that one such line brings every word into the first load.
 */
export function wholeStrings(name, code) {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const lines = []
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return
    const { parent } = node
    const isName = ts.isIdentifier(node) && node.text === 'strings'
    const isPart = isName && ts.isPropertyAccessExpression(parent)
    const isKey = isName && ts.isPropertyAssignment(parent) && parent.name === node
    if (isName && !isPart && !isKey) {
      lines.push(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return lines
}
