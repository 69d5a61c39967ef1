package io.github.premiumdeploy.descriptor.js;

import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the wizard's {@code config.js} as it is, without running it: an object of literals that is exported, or stands
 * there alone. Functions and regular expressions are left out with a warning. What would have to be computed (names,
 * calls, conditions) is a problem, after which reading goes on, so that all of them are reported at once.
 */
public final class ScriptReader {

    private static final Set<String> DECLARATIONS = Set.of("const", "let", "var");

    private final String file;
    private final Script script;
    private final Diagnostics found;
    private final Map<String, Constant> declared = new LinkedHashMap<>();

    /** What is said about a constant matters only if it is the one that is exported. */
    private record Constant(TreeBuilder tree, Diagnostics found) {}

    /**
     * Reads a file.
     *
     * @param file the file as messages name it
     */
    public ScriptReader(String file, String text, Diagnostics found) {
        this.file = file;
        this.script = new Script(file, text);
        this.found = found;
    }

    /** The comments of what was read, in their order. */
    public List<Comment> comments() {
        return script.comments();
    }

    /** Reads the module; the result holds the exported object. */
    public TreeBuilder read() throws SyntaxException {
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
            new ScriptValues(script, new TreeBuilder(found), found).functionStatement();
            return null;
        }
        script.goTo(start);
        throw script.expected("export default, module.exports, const or an object");
    }

    private void directive() throws SyntaxException {
        new Literals(script, new TreeBuilder(found), found).text();
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
        Diagnostics own = new Diagnostics();
        TreeBuilder tree = new TreeBuilder(own);
        new ScriptValues(script, tree, own).value(true);
        declared.put(name, new Constant(tree, own));
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
        script.require('{');
        TreeBuilder exported = new TreeBuilder(found);
        new ScriptValues(script, exported, found).object();
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
}
