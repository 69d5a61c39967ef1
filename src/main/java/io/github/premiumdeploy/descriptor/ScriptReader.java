package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the wizard's {@code config.js} as it is, without running it: an object of literals that is exported, or stands
 * there alone. Functions and regular expressions are left out with a warning. What would have to be computed (names,
 * calls, conditions) is a problem, after which reading goes on, so that all of them are reported at once.
 */
final class ScriptReader {

    private static final Set<String> DECLARATIONS = Set.of("const", "let", "var");
    private static final String OPERATORS = ".(?+-*/%&|^<>=![`";
    private static final String LITERALS =
            "a build does not run the file: write the value out, or put @property@ and give it in the build";

    private final String file;
    private final Script script;
    private final Map<String, Constant> declared = new LinkedHashMap<>();
    private Diagnostics found;
    private TreeBuilder tree;
    private int parentheses;

    /** What is said about a constant matters only if it is the one that is exported. */
    private record Constant(TreeBuilder tree, Diagnostics found) {}

    ScriptReader(String file, String text, Diagnostics found) {
        this.file = file;
        this.script = new Script(file, text);
        this.found = found;
    }

    /** Reads the module; the result holds the exported object. */
    TreeBuilder read() throws SyntaxException {
        TreeBuilder exported = null;
        script.skipSpace();
        while (!script.isAtEnd()) {
            Position start = script.position();
            TreeBuilder statement = statement();
            if (statement != null && exported != null) {
                throw new SyntaxException(start, "a second object is exported here", "a file describes one app");
            }
            exported = statement == null ? exported : statement;
        }
        if (exported != null) {
            return exported;
        }
        if (declared.size() == 1) {
            return export(declared.values().iterator().next());
        }
        throw new SyntaxException(
                new Position(file, 1, 1),
                "expected export default { … }, module.exports = { … }, or an object alone, found "
                        + (declared.isEmpty() ? "nothing" : declared.size() + " constants, none of them exported"),
                "");
    }

    /** One statement; the object that it exports, or null. */
    private TreeBuilder statement() throws SyntaxException {
        if (script.take(';')) {
            return null;
        }
        if (script.peek() == '{' || script.peek() == '(') {
            return exportedObject();
        }
        if (script.peek() == '\'' || script.peek() == '"') {
            directive();
            return null;
        }
        int start = script.offset();
        if (script.takeWord("export")) {
            if (script.takeWord("default")) {
                return exported();
            }
            if (DECLARATIONS.contains(script.peekName())) {
                return declaration();
            }
            throw script.expected("default");
        }
        if (script.takeWord("module")) {
            if (!script.take('.') || !script.takeWord("exports")) {
                throw script.expected("module.exports");
            }
            expectAssignment();
            return exported();
        }
        if (script.peekName().equals("import")) {
            throw script.unexpected(
                    "an import cannot be followed",
                    "a build does not run the file: remove the import and write the values out");
        }
        if (DECLARATIONS.contains(script.peekName())) {
            return declaration();
        }
        if (Set.of("function", "async", "class").contains(script.peekName())) {
            tree = new TreeBuilder(found);
            skipped("a function", script.position());
            skipFunction(true);
            return null;
        }
        script.goTo(start);
        throw script.expected("export default, module.exports, const or an object");
    }

    private void directive() throws SyntaxException {
        text();
        script.skipSpace();
        script.take(';');
    }

    private TreeBuilder declaration() throws SyntaxException {
        script.takeWord(script.peekName());
        String name = script.peekName();
        if (name.isEmpty()) {
            throw script.expected("a name");
        }
        script.takeWord(name);
        expectAssignment();
        Diagnostics outer = found;
        found = new Diagnostics();
        tree = new TreeBuilder(found);
        value(true);
        declared.put(name, new Constant(tree, found));
        found = outer;
        endOfStatement();
        return null;
    }

    private TreeBuilder export(Constant constant) {
        found.add(constant.found());
        return constant.tree();
    }

    private void expectAssignment() throws SyntaxException {
        if (script.startsWith("==") || !script.take('=')) {
            throw script.expected("=");
        }
    }

    private TreeBuilder exported() throws SyntaxException {
        String name = script.peekName();
        if (!name.isEmpty()) {
            Constant named = declared.get(name);
            if (named == null) {
                throw script.expected("an object, or the name of one that is declared above");
            }
            script.takeWord(name);
            endOfStatement();
            return export(named);
        }
        return exportedObject();
    }

    private TreeBuilder exportedObject() throws SyntaxException {
        boolean parenthesised = script.take('(');
        if (script.peek() != '{') {
            throw script.expected("{");
        }
        tree = new TreeBuilder(found);
        TreeBuilder exported = tree;
        object();
        if (parenthesised && !script.take(')')) {
            throw script.expected(")");
        }
        endOfStatement();
        return exported;
    }

    /** A semicolon, the end of the file, or the start of another statement. */
    private void endOfStatement() throws SyntaxException {
        String name = script.peekName();
        boolean another =
                DECLARATIONS.contains(name) || name.equals("export") || name.equals("module") || name.equals("import");
        if (!script.take(';') && !script.isAtEnd() && !another) {
            throw script.expected("; or the end of the file");
        }
    }

    private void object() throws SyntaxException {
        tree.startObject(script.position());
        script.take('{');
        while (!script.take('}')) {
            field();
            if (!script.take(',') && script.peek() != '}') {
                throw script.expected(", or }");
            }
        }
        tree.end();
    }

    private void list() throws SyntaxException {
        tree.startList(script.position());
        script.take('[');
        while (!script.take(']')) {
            if (script.startsWith("...")) {
                unsupported("a spread (...)", false);
            } else {
                value(false);
            }
            if (!script.take(',') && script.peek() != ']') {
                throw script.expected(", or ]");
            }
        }
        tree.end();
    }

    private void field() throws SyntaxException {
        Position position = script.position();
        if (script.startsWith("...")) {
            tree.key("...", position);
            unsupported("a spread (...)", false);
            return;
        }
        if (script.peek() == '[') {
            script.skipBracketed();
            script.skipSpace();
            tree.key("[…]", position);
            if (script.peek() != ':' && script.peek() != '(') {
                throw script.expected(":");
            }
            found.problem(position, tree.path(), "the name of this field is computed", LITERALS);
            tree.unreadable(position);
            script.skipExpression(false);
            return;
        }
        boolean isFunction = script.take('*');
        String name = isFunction ? key() : modifiersAndKey();
        tree.key(name, position);
        if (script.peek() == '(') {
            script.skipBracketed();
            script.skipSpace();
            if (script.peek() != '{') {
                throw script.expected("{");
            }
            skipped("a function", position);
            script.skipBracketed();
            script.skipSpace();
        } else if (isFunction) {
            throw script.expected("(");
        } else if (script.take(':')) {
            value(false);
        } else {
            throw script.expected(":");
        }
    }

    /** A key, with what may stand before the name of a method: async, get, set. */
    private String modifiersAndKey() throws SyntaxException {
        String word = script.peekName();
        String name = key();
        boolean modifies = Set.of("async", "get", "set").contains(word) && ":(,}".indexOf(script.peek()) < 0;
        if (!modifies || script.isAtEnd()) {
            return name;
        }
        script.take('*');
        name = key();
        if (script.peek() != '(') {
            throw script.expected("(");
        }
        return name;
    }

    private String key() throws SyntaxException {
        String name = script.peekName();
        if (!name.isEmpty()) {
            script.takeWord(name);
            return name;
        }
        if (script.peek() == '\'' || script.peek() == '"') {
            String text = text();
            script.skipSpace();
            return text;
        }
        if (isNumberStart()) {
            Operand number = number(false);
            script.skipSpace();
            return number.text();
        }
        throw script.expected("the name of a field, or }");
    }

    /**
     * A value with the space behind it.
     *
     * @param isStatement whether the end of a line may end it
     */
    private void value(boolean isStatement) throws SyntaxException {
        Position position = script.position();
        int start = script.offset();
        char c = script.peek();
        if (c == '{') {
            object();
            endOfValue(start, isStatement);
        } else if (c == '[') {
            list();
            endOfValue(start, isStatement);
        } else if (c == '/') {
            script.skipRegularExpression();
            script.skipSpace();
            skipped("a regular expression", position);
            endOfValue(start, isStatement);
        } else if (isFunction()) {
            skipped("a function", position);
            skipFunction(isStatement);
        } else {
            sum(isStatement);
        }
    }

    /** After a value nothing may follow that would compute something from it. */
    private void endOfValue(int start, boolean isStatement) throws SyntaxException {
        if (script.isAtEnd() || ",;)}]".indexOf(script.peek()) >= 0) {
            return;
        }
        boolean statementFollows =
                isStatement && (!script.peekName().isEmpty() || script.peek() == '{' || script.peek() == '(');
        if (statementFollows) {
            return;
        }
        if (OPERATORS.indexOf(script.peek()) < 0) {
            throw script.expected(", or a closing bracket");
        }
        found.problem(
                script.position(start),
                tree.isInList() ? "" : tree.path(),
                "this value is computed: expected , or a closing bracket after it, found " + script.found(),
                LITERALS);
        script.skipExpression(isStatement);
    }

    private boolean isFunction() throws SyntaxException {
        int start = script.offset();
        try {
            String name = script.peekName();
            if (name.equals("function") || name.equals("class")) {
                return true;
            }
            if (name.equals("async")) {
                script.takeWord(name);
                if (script.peekName().equals("function")) {
                    return true;
                }
                name = script.peekName();
            }
            if (!name.isEmpty()) {
                script.takeWord(name);
                return script.startsWith("=>");
            }
            if (script.peek() != '(') {
                return false;
            }
            script.skipBracketed();
            script.skipSpace();
            return script.startsWith("=>");
        } finally {
            script.goTo(start);
        }
    }

    private void skipFunction(boolean isStatement) throws SyntaxException {
        int start = script.offset();
        script.takeWord("async");
        if (script.takeWord("function")) {
            script.take('*');
            script.takeWord(script.peekName());
            if (script.peek() != '(') {
                throw script.expected("(");
            }
            script.skipBracketed();
            script.skipSpace();
        } else if (script.takeWord("class")) {
            while (!script.isAtEnd()
                    && script.peek() != '{'
                    && !script.peekName().isEmpty()) {
                script.takeWord(script.peekName());
            }
        } else {
            if (script.peek() == '(') {
                script.skipBracketed();
                script.skipSpace();
            } else {
                script.takeWord(script.peekName());
            }
            if (!script.take("=>")) {
                throw script.expected("=>");
            }
            if (script.peek() != '{') {
                script.skipExpression(isStatement);
                return;
            }
        }
        if (script.peek() != '{') {
            throw script.expected("{");
        }
        script.skipBracketed();
        script.skipSpace();
        endOfValue(start, isStatement);
    }

    private void skipped(String what, Position position) {
        found.warning(
                position,
                tree.path(),
                what + " cannot run in a build and is left out",
                what.equals("a function") ? "what it did has to be done elsewhere" : "");
    }

    private void unsupported(String what, boolean isStatement) throws SyntaxException {
        Position position = script.position();
        found.problem(position, tree.path(), what + " stands where a literal value was expected", LITERALS);
        tree.unreadable(position);
        int start = script.offset();
        if (script.startsWith("...")) {
            script.goTo(start + 3);
        }
        script.skipExpression(isStatement);
        if (script.offset() == start) {
            throw script.expected("a value");
        }
    }

    /** Literals, added up with + as JavaScript does it. */
    private void sum(boolean isStatement) throws SyntaxException {
        Position position = script.position();
        int start = script.offset();
        Operand sum = operand();
        while (sum != null && script.peek() == '+' && script.peek(1) != '+' && script.peek(1) != '=') {
            script.take('+');
            Operand next = operand();
            sum = next == null ? null : sum.plus(next);
        }
        boolean ends = script.isAtEnd()
                || ",;)}]".indexOf(script.peek()) >= 0
                || isStatement && !script.peekName().isEmpty();
        if (sum == null || !ends) {
            boolean isOperator = !script.isAtEnd() && OPERATORS.indexOf(script.peek()) >= 0;
            if (sum != null && !isOperator) {
                throw script.expected(", or a closing bracket");
            }
            boolean isName = !script.peekName().isEmpty();
            if (sum == null && !isName && (script.isAtEnd() || "()+-!~,}]".indexOf(script.peek()) < 0)) {
                throw script.expected("a value");
            }
            String what = isName && sum == null ? "the name " + script.found() : "something computed";
            script.goTo(start);
            if (script.isAtEnd() || ",;)}]".indexOf(script.peek()) >= 0) {
                throw script.expected("a value");
            }
            unsupported(what, isStatement);
            return;
        }
        tree.scalar(sum.node(), position);
    }

    /** A literal, or a sum in parentheses, with the space behind it; null if something else stands here. */
    private Operand operand() throws SyntaxException {
        char c = script.peek();
        Operand operand;
        if (c == '\'' || c == '"') {
            operand = Operand.of(text());
        } else if (c == '`') {
            operand = Operand.of(template());
        } else if (isNumberStart()) {
            operand = number(true);
        } else if (c == '(') {
            return parenthesised();
        } else {
            String name = script.peekName();
            operand = switch (name) {
                case "true", "false" -> new Operand(BooleanNode.valueOf(name.equals("true")), name);
                case "null", "undefined" -> new Operand(NullNode.getInstance(), name);
                default -> null;
            };
            if (operand == null) {
                return null;
            }
            script.takeWord(name);
        }
        script.skipSpace();
        return operand;
    }

    private Operand parenthesised() throws SyntaxException {
        if (++parentheses > TreeBuilder.DEPTH) {
            throw script.unexpected("parentheses are nested more than " + TreeBuilder.DEPTH + " deep", "");
        }
        script.take('(');
        Operand sum = operand();
        while (sum != null && script.take('+')) {
            Operand next = operand();
            sum = next == null ? null : sum.plus(next);
        }
        parentheses--;
        return sum != null && script.take(')') ? sum : null;
    }

    private boolean isNumberStart() {
        int ahead = script.peek() == '-' || script.peek() == '+' ? 1 : 0;
        char c = script.peek(ahead);
        return isDigit(c) || c == '.' && isDigit(script.peek(ahead + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Operand number(boolean signed) throws SyntaxException {
        int start = script.offset();
        int end = start;
        if (signed && (script.peek() == '-' || script.peek() == '+')) {
            end++;
        }
        for (char c = script.peek(end - start);
                end - start <= Operand.LONGEST
                        && (isDigit(c)
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c == '_'
                                || c == '.'
                                || (c == '-' || c == '+') && isExponent(start, end));
                c = script.peek(end - start)) {
            end++;
        }
        String literal = script.between(start, end);
        Operand number = Operand.ofNumber(literal);
        if (number == null) {
            throw script.unexpected(
                    "this is not a number: expected digits, found "
                            + (literal.length() > 40 ? literal.substring(0, 40) + "…" : literal),
                    "");
        }
        script.goTo(end);
        return number;
    }

    private boolean isExponent(int start, int end) {
        char before = end == start ? Script.END : script.peek(end - start - 1);
        boolean hexadecimal = script.between(start, end).matches("[-+]?0[xX].*");
        return (before == 'e' || before == 'E') && !hexadecimal;
    }

    /** A text in single or double quotes. */
    private String text() throws SyntaxException {
        int start = script.offset();
        char quote = script.peek();
        StringBuilder text = new StringBuilder();
        int at = 1;
        while (true) {
            char c = script.peek(at);
            if (at >= script.remaining() || c == '\n' || c == '\r') {
                throw script.unclosed(start);
            }
            if (c == quote) {
                script.goTo(start + at + 1);
                return text.toString();
            }
            at = c == '\\' ? escape(at, text) : plain(at, c, text);
        }
    }

    private static int plain(int at, char c, StringBuilder text) {
        text.append(c);
        return at + 1;
    }

    /** A text in backquotes; what it would compute is kept as it stands. */
    private String template() throws SyntaxException {
        int start = script.offset();
        StringBuilder text = new StringBuilder();
        boolean computes = false;
        int at = 1;
        while (true) {
            char c = script.peek(at);
            if (at >= script.remaining()) {
                throw script.unclosed(start);
            }
            if (c == '`') {
                break;
            }
            if (c == '$' && script.peek(at + 1) == '{') {
                computes = true;
                script.goTo(start + at + 1);
                script.skipSubstitution();
                int end = script.offset();
                script.goTo(start);
                text.append(script.between(start + at, end));
                at = end - start;
            } else if (c == '\r') {
                text.append('\n');
                at += script.peek(at + 1) == '\n' ? 2 : 1;
            } else {
                at = c == '\\' ? escape(at, text) : plain(at, c, text);
            }
        }
        if (computes) {
            found.warning(
                    script.position(),
                    tree.path(),
                    "${…} in backquotes is not computed and is kept as it stands",
                    "write the value out, or put @property@ and give it in the build; a data action's ${…} belongs in"
                            + " plain quotes");
        }
        script.goTo(start + at + 1);
        return text.toString();
    }

    /** Appends what an escape stands for; returns where the text goes on. */
    private int escape(int at, StringBuilder text) throws SyntaxException {
        char c = script.peek(at + 1);
        if (at + 1 >= script.remaining()) {
            return at + 1;
        }
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000B');
            case 'x' -> {
                return hexadecimal(at, at + 2, at + 4, text);
            }
            case 'u' -> {
                if (script.peek(at + 2) != '{') {
                    return hexadecimal(at, at + 2, at + 6, text);
                }
                int end = at + 3;
                while (end < at + 12 && Character.digit(script.peek(end), 16) >= 0) {
                    end++;
                }
                int after = hexadecimal(at, at + 3, end, text);
                if (script.peek(end) != '}') {
                    throw badEscape(at);
                }
                return after + 1;
            }
            case '\r' -> {
                return at + (script.peek(at + 2) == '\n' ? 3 : 2);
            }
            case '\n', '\u2028', '\u2029' -> {
                return at + 2;
            }
            default -> {
                if (!isDigit(c)) {
                    text.append(c);
                } else if (c == '0' && !isDigit(script.peek(at + 2))) {
                    text.append('\0');
                } else {
                    throw badEscape(at);
                }
            }
        }
        return at + 2;
    }

    private int hexadecimal(int at, int from, int to, StringBuilder text) throws SyntaxException {
        int code = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(script.peek(i), 16);
            if (digit < 0) {
                throw badEscape(at);
            }
            code = code * 16 + digit;
            if (code > Character.MAX_CODE_POINT) {
                throw badEscape(at);
            }
        }
        if (to == from) {
            throw badEscape(at);
        }
        text.appendCodePoint(code);
        return to;
    }

    private SyntaxException badEscape(int at) {
        return new SyntaxException(
                script.position(script.offset() + at),
                "this escape is not one: expected \\n, \\', \\xHH, \\uHHHH or the like",
                "a backslash itself is written \\\\");
    }
}
