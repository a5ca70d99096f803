package dev.springnext.runtime.edge.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An expression, as far as settings need it: literals are kept, everything else only by
 * its type. Parentheses and what TypeScript adds to an expression ({@code as},
 * {@code satisfies}, {@code !}) are left out.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public sealed interface Expression {

	/**
	 * Where it begins.
	 * @return the offset in the source
	 */
	int start();

	/**
	 * Where it ends.
	 * @return the offset behind it
	 */
	int end();

	/**
	 * The type of the node, as ESTree and SWC name it.
	 * @return the type, such as {@code BinaryExpression}
	 */
	String type();

	/**
	 * A string, number, bigint, boolean or {@code null}.
	 *
	 * @param value a {@code String}, {@code Double}, {@code BigInteger}, {@code Boolean}
	 * or {@code null}
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Literal(@Nullable Object value, int start, int end) implements Expression {

		@Override
		public String type() {
			return "Literal";
		}

	}

	/**
	 * A regular expression.
	 *
	 * @param source the expression with its slashes and flags
	 * @param start where it begins
	 * @param end where it ends
	 */
	record RegExp(String source, int start, int end) implements Expression {

		@Override
		public String type() {
			return "RegExpLiteral";
		}

	}

	/**
	 * A template without a tag.
	 *
	 * @param text its first part, with escapes resolved: all of it, if there are no
	 * expressions
	 * @param expressions what is in {@code ${...}}
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Template(String text, List<Expression> expressions, int start, int end) implements Expression {

		@Override
		public String type() {
			return "TemplateLiteral";
		}

	}

	/**
	 * An array.
	 *
	 * @param elements its elements; {@code null} where one is left out
	 * @param start where it begins
	 * @param end where it ends
	 */
	record ArrayLiteral(List<@Nullable Expression> elements, int start, int end) implements Expression {

		@Override
		public String type() {
			return "ArrayExpression";
		}

	}

	/**
	 * An object.
	 *
	 * @param members its members, in the order of the source
	 * @param start where it begins
	 * @param end where it ends
	 */
	record ObjectLiteral(List<Member> members, int start, int end) implements Expression {

		@Override
		public String type() {
			return "ObjectExpression";
		}

	}

	/**
	 * What is spread into an array.
	 *
	 * @param argument what is spread
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Spread(Expression argument, int start, int end) implements Expression {

		@Override
		public String type() {
			return "SpreadElement";
		}

	}

	/**
	 * A unary expression.
	 *
	 * @param operator the operator, such as {@code -}
	 * @param operand what it applies to
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Unary(String operator, Expression operand, int start, int end) implements Expression {

		@Override
		public String type() {
			return "UnaryExpression";
		}

	}

	/**
	 * A name.
	 *
	 * @param name the name; {@code undefined} is one, too
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Identifier(String name, int start, int end) implements Expression {

		@Override
		public String type() {
			return "Identifier";
		}

	}

	/**
	 * Any other expression.
	 *
	 * @param type its type, as SWC names it
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Other(String type, int start, int end) implements Expression {
	}

	/**
	 * A member of an object.
	 *
	 * @param kind what it is
	 * @param key its key, or an empty string where that is computed or there is none
	 * @param value its value: what is spread, or the function of a method
	 * @param start where it begins
	 */
	record Member(Kind kind, String key, Expression value, int start) {

		/**
		 * What a member is.
		 */
		public enum Kind {

			/** {@code key: value}. */
			VALUE,

			/** {@code name}. */
			SHORTHAND,

			/** {@code [expression]: value}, or a method with such a key. */
			COMPUTED,

			/** A method, getter or setter. */
			METHOD,

			/** {@code ...value}. */
			SPREAD

		}

	}

}
