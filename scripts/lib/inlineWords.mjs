import ts from 'typescript'

/** Attributes of elements and components whose text a person reads or hears. */
const SPOKEN_ATTRIBUTES = new Set(
  (
    'about alt aria-description aria-label aria-roledescription aria-valuetext description detail ' +
    'does empty emptyText footer header heading hint label none noun placeholder term title why words'
  ).split(' '),
)

/** Properties of what is handed to menus, lists, tables and notices. */
const SPOKEN_PROPERTIES = new Set(
  'about detail header heading hint label message noun placeholder term title why'.split(' '),
)

/** Functions whose first argument names a step of undo, or is told to a person. */
const TELLING = new Set([
  'announce',
  'attempt',
  'edit',
  'editResource',
  'editTopology',
  'fail',
  'tellEdit',
  'tryEdit',
])

/** Names that are the same in every language: protocols, and what listens on their ports. */
const NAMES = new Set(
  (
    'DNS HTTP HTTPS ICMP ICMPv6 IKE IPsec IPv4 IPv6 Kafka LDAP MSSQL MySQL NAT-T NFS NTP Oracle ' +
    'PostgreSQL QUIC RDP Redis Redshift SMB SMTP SQL Server SSH Syslog TCP UDP WinRM-HTTP ' +
    'WinRM-HTTPS WireGuard'
  ).split(' '),
)

/** A key of the keyboard, as it stands on the button that it presses. */
const KEY = /^[A-Z]$/

/** An address, a block, or the name of a service or a Region as AWS writes it. */
const ADDRESS = /^(?=.*\d)[\da-f.:/]+$|^com\.amazonaws\.\S+$/i

function isWord(text) {
  const whole = text.trim()
  if (!/\p{L}/u.test(whole) || ADDRESS.test(whole) || KEY.test(whole)) return false
  return text.split(/[\s,()]+/).some((part) => /\p{L}/u.test(part) && !NAMES.has(part))
}

/** The literals that an expression may come to, wherever it branches. */
function* literalsOf(node) {
  if (ts.isStringLiteralLike(node)) yield { node, text: node.text }
  else if (ts.isTemplateExpression(node)) {
    const fixed = [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    yield { node, text: fixed.map(({ text }) => text).join(' ') }
    for (const { expression } of node.templateSpans) yield* literalsOf(expression)
  } else if (ts.isConditionalExpression(node)) {
    yield* literalsOf(node.whenTrue)
    yield* literalsOf(node.whenFalse)
  } else if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.BarBarToken) {
      yield* literalsOf(node.left)
    }
    if (kind === ts.SyntaxKind.QuestionQuestionToken) yield* literalsOf(node.left)
    if (!comparisons.has(kind)) yield* literalsOf(node.right)
  } else if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node)
  ) {
    yield* literalsOf(node.expression)
  } else if (ts.isJsxExpression(node) && node.expression) yield* literalsOf(node.expression)
}

const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
])

/** What of a node is read or heard; nothing for nodes that say nothing. */
function* saidBy(node) {
  if (ts.isJsxText(node)) yield { node, text: node.text }
  else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) yield* literalsOf(node)
  else if (
    ts.isJsxAttribute(node) &&
    node.initializer &&
    SPOKEN_ATTRIBUTES.has(node.name.getText())
  ) {
    yield* literalsOf(node.initializer)
  } else if (ts.isPropertyAssignment(node) && SPOKEN_PROPERTIES.has(node.name.getText())) {
    yield* literalsOf(node.initializer)
  } else if (ts.isCallExpression(node)) {
    const called = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name
      : node.expression
    const [first] = node.arguments
    if (first && TELLING.has(called.getText())) yield* literalsOf(first)
  }
}

/** The words of the interface that stand in the code of a file, each as `line: text`. */
export function inlineWords(fileName, code) {
  const file = ts.createSourceFile(fileName, code, ts.ScriptTarget.Latest, true)
  const found = []
  const visit = (node) => {
    for (const { node: literal, text } of saidBy(node)) {
      if (!isWord(text)) continue
      const start = literal.getStart() + text.length - text.trimStart().length
      const line =
        file.getLineAndCharacterOfPosition(ts.isJsxText(literal) ? start : literal.getStart())
          .line + 1
      found.push(`${String(line)}: ${text.trim().replaceAll(/\s+/g, ' ')}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
