package io.github.premiumdeploy.descriptor.js;

import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;
import java.util.Set;

/** Reads values: objects and lists of literals. What would have to be computed is a problem; functions are left out. */
final class ScriptValues {

    private static final String OPERATORS = ".(?+-*/%&|^<>=![`";
    private static final String ENDS = ",;)}]";
    private static final String LITERALS =
            "a build does not run the file: write the value out, or put @property@ and give it in the build";

    private final Script script;
    private final TreeBuilder tree;
    private final Diagnostics found;
    private final Literals literals;
    private final SkippedCode code;

    /**
     * Reads from a script.
     *
     * @param tree takes the values
     */
    ScriptValues(Script script, TreeBuilder tree, Diagnostics found) {
        this.script = script;
        this.tree = tree;
        this.found = found;
        this.literals = new Literals(script, tree, found);
        this.code = new SkippedCode(script);
    }

    void object() throws SyntaxException {
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
            code.brackets();
            tree.key("[…]", position);
            if (script.peek() != ':' && script.peek() != '(') {
                throw script.expected(":");
            }
            found.problem(position, tree.path(), "the name of this field is computed", LITERALS);
            tree.unreadable(position);
            code.expression(false);
            return;
        }
        boolean isFunction = script.take('*');
        String name = isFunction ? key() : modifiersAndKey();
        tree.key(name, position);
        if (script.peek() == '(') {
            code.brackets();
            script.require('{');
            skipped("a function", position);
            code.brackets();
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
        script.require('(');
        return name;
    }

    private String key() throws SyntaxException {
        String name = script.peekName();
        if (!name.isEmpty()) {
            script.takeWord(name);
            return name;
        }
        if (script.peek() == '\'' || script.peek() == '"') {
            String text = literals.text();
            script.skipSpace();
            return text;
        }
        if (literals.isNumberStart()) {
            Operand number = literals.number(false);
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
    void value(boolean isStatement) throws SyntaxException {
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
            code.regularExpression();
            script.skipSpace();
            skipped("a regular expression", position);
            endOfValue(start, isStatement);
        } else if (isFunction()) {
            skipped("a function", position);
            skipFunction(isStatement);
        } else {
            literal(isStatement);
        }
    }

    /** After a value nothing may follow that would compute something from it. */
    private void endOfValue(int start, boolean isStatement) throws SyntaxException {
        if (script.isAtEnd() || ENDS.indexOf(script.peek()) >= 0) {
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
        code.expression(isStatement);
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
            code.brackets();
            return script.startsWith("=>");
        } finally {
            script.goTo(start);
        }
    }

    /** Leaves a function, or a class, out. */
    void functionStatement() throws SyntaxException {
        skipped("a function", script.position());
        skipFunction(true);
    }

    private void skipFunction(boolean isStatement) throws SyntaxException {
        int start = script.offset();
        script.takeWord("async");
        if (script.takeWord("function")) {
            script.take('*');
            script.takeWord(script.peekName());
            script.require('(');
            code.brackets();
        } else if (script.takeWord("class")) {
            while (!script.isAtEnd()
                    && script.peek() != '{'
                    && !script.peekName().isEmpty()) {
                script.takeWord(script.peekName());
            }
        } else {
            if (script.peek() == '(') {
                code.brackets();
            } else {
                script.takeWord(script.peekName());
            }
            if (!script.take("=>")) {
                throw script.expected("=>");
            }
            if (script.peek() != '{') {
                code.expression(isStatement);
                return;
            }
        }
        script.require('{');
        code.brackets();
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
        code.expression(isStatement);
        if (script.offset() == start) {
            throw script.expected("a value");
        }
    }

    /** Literals with the space behind them, or what has to be computed. */
    private void literal(boolean isStatement) throws SyntaxException {
        Position position = script.position();
        int start = script.offset();
        Operand sum = literals.sum();
        boolean ends = script.isAtEnd()
                || ENDS.indexOf(script.peek()) >= 0
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
            if (script.isAtEnd() || ENDS.indexOf(script.peek()) >= 0) {
                throw script.expected("a value");
            }
            unsupported(what, isStatement);
            return;
        }
        tree.scalar(sum.node(), position);
    }
}
