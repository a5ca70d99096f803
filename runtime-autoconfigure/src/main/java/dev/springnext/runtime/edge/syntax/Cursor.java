package dev.springnext.runtime.edge.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where the parser is: the token that it looks at, and what holds at this place. It can
 * go back, for the few places of the grammar that no fixed number of tokens decides.
 *
 * @author Switchable Runtimes for Spring
 */
final class Cursor {

	/** {@code in} is no operator here: the head of a {@code for}. */
	static final int NO_IN = 1;

	/** {@code await} is an operator here. */
	static final int ASYNC = 2;

	/** {@code yield} is an operator here. */
	static final int GENERATOR = 4;

	/**
	 * A colon ends what is read: between the {@code ?} and the {@code :} of a condition.
	 */
	static final int CONDITION = 8;

	/** {@code extends} is no operator of types here. */
	static final int NO_CONDITIONAL_TYPE = 16;

	private static final int MAX_DEPTH = 1000;

	private final Lexer lexer;

	private final Problems problems;

	private final List<ModuleImport> imports = new ArrayList<>();

	private Token token;

	private int previousEnd;

	private int modes = ASYNC;

	private int depth;

	Cursor(SourceText source) {
		this.problems = new Problems(source);
		this.lexer = new Lexer(source, this.problems);
		this.token = this.lexer.next(0);
	}

	Token token() {
		return this.token;
	}

	int start() {
		return this.token.start();
	}

	int previousEnd() {
		return this.previousEnd;
	}

	List<ModuleImport> imports() {
		return this.imports;
	}

	boolean is(String punctuator) {
		return this.token.is(punctuator);
	}

	boolean is(TokenKind kind) {
		return this.token.is(kind);
	}

	boolean isWord(String word) {
		return this.token.isWord(word);
	}

	boolean isOnNewLine() {
		return this.token.newLine();
	}

	Token peek() {
		return this.lexer.next(this.token.end());
	}

	Token peekBehind(Token token) {
		return this.lexer.next(token.end());
	}

	Token advance() {
		Token read = this.token;
		this.previousEnd = read.end();
		this.token = this.lexer.next(read.end());
		return read;
	}

	boolean take(String punctuator) {
		if (is(punctuator)) {
			advance();
			return true;
		}
		return false;
	}

	boolean takeWord(String word) {
		if (isWord(word)) {
			advance();
			return true;
		}
		return false;
	}

	void expect(String punctuator) {
		if (!take(punctuator)) {
			throw expected("'" + punctuator + "'");
		}
	}

	void expectWord(String word) {
		if (!takeWord(word)) {
			throw expected("'" + word + "'");
		}
	}

	Token expect(TokenKind kind, String what) {
		if (!is(kind)) {
			throw expected(what);
		}
		return advance();
	}

	/**
	 * The end of a statement, which may be left out before a brace and at the end of a
	 * line.
	 */
	void expectSemicolon() {
		if (!take(";") && !is("}") && !is(TokenKind.END) && !isOnNewLine()) {
			throw expected("';'");
		}
	}

	RuntimeException expected(String what) {
		return this.problems.at(start(), "Expected " + what + " but found " + this.token.describe());
	}

	RuntimeException unexpected() {
		return this.problems.at(start(), "Unexpected " + this.token.describe());
	}

	RuntimeException problem(int offset, String problem) {
		return this.problems.at(offset, problem);
	}

	void regExp() {
		this.token = this.lexer.regExp(this.token);
	}

	void templatePart() {
		this.token = this.lexer.templatePart(this.token);
	}

	void greater() {
		if (is(">")) {
			this.token = this.lexer.greater(this.token);
		}
	}

	/**
	 * Takes one {@code <} where two may have been read as an operator.
	 */
	void splitLess() {
		if (is("<<")) {
			this.token = new Token(TokenKind.PUNCTUATOR, "<", null, start(), start() + 1, this.token.newLine(), true);
		}
	}

	Token jsxName() {
		if (!is(TokenKind.NAME)) {
			throw expected("a name");
		}
		this.token = this.lexer.jsxName(this.token);
		return advance();
	}

	void advanceToJsxValue() {
		this.previousEnd = this.token.end();
		this.token = this.lexer.jsxValue(this.previousEnd);
	}

	void advanceToJsxChild() {
		this.previousEnd = this.token.end();
		this.token = this.lexer.jsxChild(this.previousEnd);
	}

	boolean in(int mode) {
		return (this.modes & mode) != 0;
	}

	/**
	 * Changes what holds from here on.
	 * @param on the modes that hold now
	 * @param off the modes that hold no longer
	 * @return what held before, for {@link #modes(int)}
	 */
	int change(int on, int off) {
		int before = this.modes;
		this.modes = (before | on) & ~off;
		return before;
	}

	void modes(int modes) {
		this.modes = modes;
	}

	void deeper() {
		if (++this.depth > MAX_DEPTH) {
			throw tooDeep();
		}
	}

	SyntaxException tooDeep() {
		return this.problems.fatal(start(), "This is nested too deep");
	}

	void higher() {
		this.depth--;
	}

	/**
	 * Reads what may not be there.
	 * @param <T> the type of the result
	 * @param rule the part of the grammar that is tried; {@code null} if it does not fit
	 * @return its result, or {@code null}; the cursor is back where it was then
	 */
	<T> @Nullable T guess(Supplier<@Nullable T> rule) {
		State state = new State(this.token, this.previousEnd, this.modes, this.depth, this.imports.size());
		this.problems.guessBegins();
		try {
			T result = rule.get();
			if (result == null) {
				backTo(state);
			}
			return result;
		}
		catch (WrongGuess ex) {
			backTo(state);
			return null;
		}
		finally {
			this.problems.guessEnds();
		}
	}

	/**
	 * Looks at what follows without reading it.
	 * @param rule what is expected
	 * @return whether that follows
	 */
	boolean lookAhead(BooleanSupplier rule) {
		State state = new State(this.token, this.previousEnd, this.modes, this.depth, this.imports.size());
		this.problems.guessBegins();
		try {
			return rule.getAsBoolean();
		}
		catch (WrongGuess ex) {
			return false;
		}
		finally {
			this.problems.guessEnds();
			backTo(state);
		}
	}

	private void backTo(State state) {
		this.token = state.token();
		this.previousEnd = state.previousEnd();
		this.modes = state.modes();
		this.depth = state.depth();
		this.imports.subList(state.imports(), this.imports.size()).clear();
	}

	/**
	 * Where the cursor was.
	 *
	 * @param token the token that it looked at
	 * @param previousEnd where the token before ended
	 * @param modes what held there
	 * @param depth how deep it was
	 * @param imports how many imports it had seen
	 */
	private record State(Token token, int previousEnd, int modes, int depth, int imports) {
	}

}
